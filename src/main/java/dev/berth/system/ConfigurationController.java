package dev.berth.system;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.setting.SettingView;
import tools.jackson.databind.JsonNode;

/** What is set at run time, in Harbor's API. */
@RestController
class ConfigurationController {

    private static final Permission READ = Permission.to(Action.READ, Resource.CONFIGURATION);
    private static final Permission UPDATE = Permission.to(Action.UPDATE, Resource.CONFIGURATION);

    private final AccessPolicy policy;
    private final ConfigurationEditor editor;

    ConfigurationController(AccessPolicy policy, ConfigurationEditor editor) {
        this.policy = policy;
        this.editor = editor;
    }

    @GetMapping("/api/v2.0/configurations")
    Map<String, SettingView> read(Principal principal) {
        policy.requireSystem(principal, READ);
        return editor.views();
    }

    @PutMapping("/api/v2.0/configurations")
    void update(Principal principal, @RequestBody Map<String, JsonNode> fields) {
        policy.requireSystem(principal, UPDATE);
        editor.change(principal, fields);
    }

    /** What the parts of Harbor read of each other. Berth is one process, so nobody who comes from outside is one of them. */
    @GetMapping("/api/v2.0/internalconfig")
    Map<String, SettingView> internal(Principal principal) {
        policy.requireSystem(principal, READ);
        throw new DomainException(
                ErrorKind.DENIED, "this is for the parts of a server among themselves: read /api/v2.0/configurations");
    }
}
