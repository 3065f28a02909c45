package dev.berth.project;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectNotFound;
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A project's settings one by one, in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name_or_id}/metadatas")
class MetadataController {

    private final AccessPolicy policy;
    private final Projects projects;
    private final MetadataEditor editor;

    MetadataController(AccessPolicy policy, Projects projects, MetadataEditor editor) {
        this.policy = policy;
        this.projects = projects;
        this.editor = editor;
    }

    /** Roles have the right to read settings and none to list them; robots can be given the one without the other. */
    @GetMapping
    Map<String, String> list(Principal principal, ProjectReference reference) {
        Action action = principal instanceof Principal.Robot ? Action.LIST : Action.READ;
        return metadata(policy.require(principal, to(action), reference));
    }

    @GetMapping("/{meta_name}")
    Map<String, String> get(Principal principal, ProjectReference reference, @PathVariable("meta_name") String name) {
        String value =
                metadata(policy.require(principal, to(Action.READ), reference)).get(name);
        if (value == null) {
            throw new MetadataNotFound(name);
        }
        return Map.of(name, value);
    }

    @PostMapping
    void add(Principal principal, ProjectReference reference, @RequestBody Map<String, @Nullable String> body) {
        ProjectScope scope = policy.require(principal, to(Action.CREATE), reference);
        MetadataValue setting = MetadataValue.of(body);
        editor.add(principal, scope, setting.key(), setting.value());
    }

    @PutMapping("/{meta_name}")
    void set(
            Principal principal,
            ProjectReference reference,
            @PathVariable("meta_name") String name,
            @RequestBody Map<String, @Nullable String> body) {
        ProjectScope scope = policy.require(principal, to(Action.UPDATE), reference);
        MetadataValue setting = MetadataValue.of(body);
        if (!setting.key().label().equals(name)) {
            throw new DomainException(
                    ErrorKind.INVALID, "the body is about " + setting.key().label() + ": expected " + name);
        }
        editor.set(principal, scope, setting.key(), setting.value());
    }

    @DeleteMapping("/{meta_name}")
    void remove(Principal principal, ProjectReference reference, @PathVariable("meta_name") String name) {
        ProjectScope scope = policy.require(principal, to(Action.DELETE), reference);
        MetadataKey key = MetadataKey.find(name).orElseThrow(() -> new MetadataNotFound(name));
        editor.remove(principal, scope, key);
    }

    private Map<String, String> metadata(ProjectScope scope) {
        return projects.find(scope.id())
                .orElseThrow(() -> new ProjectNotFound(scope.name()))
                .metadata();
    }

    private static Permission to(Action action) {
        return Permission.to(action, Resource.METADATA);
    }
}
