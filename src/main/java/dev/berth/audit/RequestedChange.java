package dev.berth.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

import dev.berth.access.ProjectReference;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request wanted to change, as far as its path says so; nobody has looked whether there is such a thing.
 *
 * @param project which project the path names, or absent
 * @param path as it was sent, cut to a length that fits into a row
 */
record RequestedChange(
        String operation, String resourceType, @Nullable ProjectReference project, String path) {

    private static final int LONGEST_PATH = 1_000;
    private static final String CONTENT = "/v2/";

    /** What the words in paths of the API are about. */
    private static final Map<String, String> RESOURCE_TYPES = Map.ofEntries(
            Map.entry("projects", "project"),
            Map.entry("metadatas", "metadata"),
            Map.entry("members", "member"),
            Map.entry("labels", "label"),
            Map.entry("robots", "robot"),
            Map.entry("users", "user"),
            Map.entry("usergroups", "group"),
            Map.entry("repositories", "repository"),
            Map.entry("artifacts", "artifact"),
            Map.entry("tags", "tag"),
            Map.entry("quotas", "quota"),
            Map.entry("syncquota", "quota"),
            Map.entry("configurations", "configuration"),
            Map.entry("providers", "provider"),
            Map.entry("purgeaudit", "purge-audit"),
            Map.entry("gc", "garbage-collection"),
            Map.entry("retentions", "tag-retention"),
            Map.entry("immutabletagrules", "immutable-tag"),
            Map.entry("jobs", "job-execution"),
            Map.entry("executions", "job-execution"),
            Map.entry("queues", "job-queue"),
            Map.entry("storagecheck", "storage-check"),
            Map.entry("manifests", "artifact"),
            Map.entry("blobs", "blob"));

    /** Empty where no operation answers this path, or one that changes nothing that is audited. */
    static Optional<RequestedChange> of(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern)) {
            return Optional.empty();
        }
        String uri = request.getRequestURI();
        boolean content = uri.startsWith(CONTENT);
        return resourceType(content ? uri : pattern)
                .map(type -> new RequestedChange(
                        operation(request.getMethod(), content),
                        type,
                        content ? contentProject(uri) : project(request),
                        uri.substring(0, Math.min(uri.length(), LONGEST_PATH))));
    }

    /** The last word that is known says it: {@code …/artifacts/{reference}/tags/{tag_name}} is about a tag. */
    private static Optional<String> resourceType(String path) {
        return List.of(path.split("/", -1)).reversed().stream()
                .filter(RESOURCE_TYPES::containsKey)
                .findFirst()
                .map(RESOURCE_TYPES::get);
    }

    /** Content is pushed by several methods, and each of them makes something. */
    private static String operation(String method, boolean content) {
        return switch (method) {
            case "DELETE" -> "delete";
            case "POST" -> "create";
            default -> content ? "create" : "update";
        };
    }

    private static ProjectReference contentProject(String uri) {
        return new ProjectReference.ByName(uri.substring(CONTENT.length()).replaceFirst("/.*", ""));
    }

    private static @Nullable ProjectReference project(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            if (variables.get("project_name_or_id") instanceof String nameOrId) {
                return ProjectReference.of(nameOrId, Boolean.parseBoolean(request.getHeader("X-Is-Resource-Name")));
            }
            if (variables.get("project_name") instanceof String name) {
                return new ProjectReference.ByName(name);
            }
        }
        return null;
    }
}
