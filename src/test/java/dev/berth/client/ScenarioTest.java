package dev.berth.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The runner itself: a scenario that does not go as written must not pass. */
class ScenarioTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void whatGoesAsWrittenPasses() {
        assertThat(deviation("""
                # Everything at once
                needs: bash --version

                $ place=$(pwd) && mkdir below
                # a remark
                $ cd below
                $ cat > file <<END
                > one $NAME
                >
                > two
                > END
                $ cat file && test "$PWD" = $place/below
                one $NAME
                …
                $ ! cat absent
                cat: …No such file…
                $ seq 5
                1
                ...
                5
                """)).isEmpty();
    }

    @Test
    void otherOutputIsADeviationWithFileLineCommandAndOutput() {
        assertThat(deviation("# Wrong\n$ echo hello\nhallo\n"))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(
                                "some.txt, line 2: Wrong",
                                "$ echo hello",
                                "Expected:\n    hallo",
                                "Printed:\n    hello"));
    }

    @Test
    void missingOutputIsADeviation() {
        assertThat(deviation("# Silent\n$ true\nhello\n")).isPresent();
    }

    @Test
    void moreOutputThanWrittenIsADeviation() {
        assertThat(deviation("# Talkative\n$ seq 2\n1\n")).isPresent();
    }

    @Test
    void aCommandThatFailsEndsTheSession() {
        assertThat(deviation("# Broken\n$ (exit 3)\n$ echo on\n"))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("line 2", "It must succeed, and it exited with 3."));
    }

    @Test
    void aRefusalThatDoesNotComeIsADeviation() {
        assertThat(deviation("# Let in\n$ ! echo welcome\nwelcome\n"))
                .hasValueSatisfying(text -> assertThat(text).contains("It must be refused, and it exited with 0."));
    }

    @Test
    void aCommandThatHangsIsStopped() {
        Scenario scenario = scenario("# Slow\n$ sleep 60\n");
        assertThat(new Shell(home, Map.of()).replay(scenario, Duration.ofMillis(300)))
                .hasValueSatisfying(text -> assertThat(text).contains("did not end within"));
    }

    @Test
    void aRefusalNeedsItsWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario("# Mute\n$ ! false\n"))
                .withMessageContaining("line 2: a command that is refused needs the words");
    }

    private Optional<String> deviation(String text) {
        return new Shell(home, Map.of("NAME", "berth")).replay(scenario(text), Duration.ofSeconds(20));
    }

    private static Scenario scenario(String text) {
        return new ScenarioParser(Path.of("some.txt"), text.lines().toList()).parse();
    }
}
