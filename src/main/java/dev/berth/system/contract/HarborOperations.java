package dev.berth.system.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All operations of Harbor's REST API v2.0, from {@code harbor-operations.tsv}. What is served beside them is Berth's own. */
@Component
class HarborOperations {

    /** Below it are the paths of the table. */
    static final String BASE = "/api/v2.0";

    private final Map<String, HarborOperation> operations;

    HarborOperations() {
        this.operations = lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(HarborOperation::parse)
                .collect(Collectors.toUnmodifiableMap(HarborOperation::key, Function.identity()));
    }

    /** @param path below {@link #BASE}, its variables by any name */
    Optional<HarborOperation> find(String method, String path) {
        return Optional.ofNullable(operations.get(HarborOperation.key(method, path)));
    }

    /** The group that an operation of Berth's own belongs to: that of the nearest path above it. */
    Optional<String> group(String path) {
        for (String above = path; !above.isEmpty(); above = above.substring(0, above.lastIndexOf('/'))) {
            String bare = HarborOperation.key("", above);
            Optional<String> group = operations.values().stream()
                    .filter(operation ->
                            HarborOperation.key("", operation.path()).equals(bare))
                    .map(HarborOperation::group)
                    .findFirst();
            if (group.isPresent()) {
                return group;
            }
        }
        return Optional.empty();
    }

    List<HarborOperation> unbuilt() {
        return operations.values().stream()
                .filter(operation -> !operation.built())
                .toList();
    }

    private static List<String> lines() {
        try {
            return new ClassPathResource("harbor-operations.tsv", HarborOperations.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
