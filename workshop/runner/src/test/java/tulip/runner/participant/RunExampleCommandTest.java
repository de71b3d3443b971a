package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.runner.participant.RunExampleCommand.Program;

final class RunExampleCommandTest {
    @Test
    void findsTheProgramsOfTheStages() throws IOException {
        List<Program> programs = RunExampleCommand.programs(Path.of("../.."));
        var cups = new Program("tulip.iterators.example.CupsOnDemand", "iterators", "CupsOnDemand");
        assertTrue(programs.contains(cups), programs::toString);
        assertTrue(cups.isCalled("cupsondemand"));
        assertEquals(
                List.of("tulip.generators.example.SameFringe"),
                programs.stream()
                        .filter(program -> program.isCalled("generators/SameFringe"))
                        .map(Program::type)
                        .toList());
    }
}
