package dev.berth.project;

import org.springframework.stereotype.Component;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.access.SystemRole;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Who may make projects: whoever has the right in the system, and other people unless an administrator has kept it to administrators. */
@Component
class ProjectCreationRule {

    private static final Permission CREATE = Permission.to(Action.CREATE, Resource.PROJECT);

    private final AccessPolicy policy;
    private final Settings settings;

    ProjectCreationRule(AccessPolicy policy, Settings settings) {
        this.policy = policy;
        this.settings = settings;
    }

    /** @throws dev.berth.access.AccessDenied for others, for robots without the right, and for an auditor, who changes nothing */
    void require(Principal principal) {
        boolean person = principal instanceof Principal.User user && user.role() != SystemRole.AUDITOR;
        boolean open = settings.text(Setting.PROJECT_CREATION_RESTRICTION).equals("everyone");
        if (!person || !open) {
            policy.requireSystem(principal, CREATE);
        }
    }
}
