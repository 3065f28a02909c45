package dev.berth.architecture;

import java.util.List;

/**
 * The modules in their order: each may use only what stands above it. A module that is not listed here has no place yet, and
 * {@link ModulesTest} says so; {@code docs/architecture.md} tells what each of them decides.
 */
record Floor(String title, List<String> modules) {

    static final List<Floor> ALL = List.of(
            new Floor("floor", List.of("platform", "oci", "selector", "setting", "access", "event", "job")),
            new Floor("people and places", List.of("identity", "quota", "project", "robot", "token", "immutability")),
            new Floor("content", List.of("blob", "artifact")),
            new Floor("policies", List.of("scan", "trust", "retention", "gc", "replication")),
            new Floor("watchers", List.of("audit", "webhook", "statistic")),
            new Floor("edge", List.of("distribution", "system", "ui")));

    /** All modules, first those that others stand on. */
    static List<String> order() {
        return ALL.stream().flatMap(floor -> floor.modules.stream()).toList();
    }
}
