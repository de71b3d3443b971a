package tulip.kit;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/// Shows the promise as the name of a check, in an IDE and in reports.
final class Promises extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> type, Method method) {
        Check check = method.getAnnotation(Check.class);
        return check == null ? super.generateDisplayNameForMethod(enclosing, type, method) : check.value();
    }
}
