package tulip.runner.child;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tulip.kit.Contract;

/// Runs contracts on JUnit. JUnit usually searches the class path first; this class leaves the search out.
final class Contracts {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());

    private Contracts() {}

    static DiscoverySelector all(Class<?> contract) {
        return selectClass(contract);
    }

    static DiscoverySelector one(Class<?> contract, String check) {
        return selectMethod(contract, check);
    }

    static void execute(DiscoverySelector what, TestExecutionListener listener) {
        execute(what, false, listener);
    }

    /// @param toFirstFailure  whether the checks after the first failure are left out
    static void execute(DiscoverySelector what, boolean toFirstFailure, TestExecutionListener listener) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .configurationParameter(Contract.ONE_FAILURE_IS_ENOUGH, String.valueOf(toFirstFailure))
                .selectors(what)
                .build();
        LAUNCHER.execute(request, listener);
    }
}
