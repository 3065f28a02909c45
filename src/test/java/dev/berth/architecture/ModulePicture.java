package dev.berth.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The modules and what they use, as a Mermaid flowchart between two marks of a page. An arrow that follows from others is left out, so that
 * the picture stays readable.
 */
final class ModulePicture {

    private static final String BEGIN = "<!-- modules: drawn by ModulesTest -->\n";
    private static final String END = "<!-- modules: end -->\n";

    private final Map<String, Set<String>> uses = new TreeMap<>();

    ModulePicture(ApplicationModules modules) {
        for (ApplicationModule module : modules) {
            Set<String> used = module.getDirectDependencies(modules)
                    .uniqueModules()
                    .map(one -> one.getIdentifier().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            uses.put(module.getIdentifier().toString(), used);
        }
    }

    /** The page with this picture between its marks. */
    String redrawIn(String page) {
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        return page.substring(0, from) + mermaid() + page.substring(to);
    }

    private String mermaid() {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart BT\n");
        for (Floor floor : Floor.ALL) {
            List<String> present =
                    floor.modules().stream().filter(uses::containsKey).toList();
            if (!present.isEmpty()) {
                text.append("  subgraph %s[%s]\n".formatted(floor.title().replace(' ', '_'), floor.title()));
                present.forEach(module -> text.append("    %s\n".formatted(module)));
                text.append("  end\n");
            }
        }
        uses.forEach((module, used) -> used.stream()
                .filter(one -> !follows(used, one))
                .forEach(one -> text.append("  %s --> %s\n".formatted(module, one))));
        return text.append("```\n").toString();
    }

    /** Whether {@code target} is reached through another of the used modules as well. */
    private boolean follows(Set<String> used, String target) {
        return used.stream().anyMatch(via -> !via.equals(target) && reaches(via, target));
    }

    private boolean reaches(String module, String target) {
        Set<String> used = uses.getOrDefault(module, Set.of());
        return used.contains(target) || used.stream().anyMatch(via -> reaches(via, target));
    }
}
