package dev.berth.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import dev.berth.Berth;

import static org.assertj.core.api.Assertions.assertThat;

class ModulesTest {

    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final ApplicationModules MODULES = ApplicationModules.of(Berth.class);

    @Test
    void modulesUseOnlyWhatTheyDeclareAndOnlyWhatIsPublic() {
        MODULES.verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        assertThat(Floor.order()).containsAll(names(MODULES.stream()));
    }

    @Test
    void everyModuleUsesOnlyWhatStandsAboveIt() {
        List<String> order = Floor.order();
        for (ApplicationModule module : MODULES) {
            assertThat(names(module.getDirectDependencies(MODULES).uniqueModules()))
                    .as("what %s uses", module.getIdentifier())
                    .allMatch(used -> order.indexOf(used)
                            < order.indexOf(module.getIdentifier().toString()));
        }
    }

    @Test
    void thePictureOfTheModulesShowsTheCode() throws Exception {
        String page = Files.readString(PAGE);
        String redrawn = new ModulePicture(MODULES).redrawIn(page);
        if (!redrawn.equals(page)) {
            Files.writeString(PAGE, redrawn);
        }
        assertThat(page)
                .as("%s, which has just been redrawn from the code: look at it and commit it", PAGE)
                .isEqualTo(redrawn);
    }

    private static List<String> names(Stream<ApplicationModule> modules) {
        return modules.map(module -> module.getIdentifier().toString()).toList();
    }
}
