package dev.berth.identity;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import jakarta.servlet.http.HttpServletRequest;

/** What accounts are and what they sign in with, in Harbor's API; auditors and disabled accounts are Berth's own. */
@RestController
@RequestMapping("/api/v2.0/users/{user_id}")
class UserRightsController {

    private final SystemRoles roles;
    private final UserDisabler disabler;
    private final PasswordChanger passwords;
    private final CliSecretSetter secrets;

    UserRightsController(SystemRoles roles, UserDisabler disabler, PasswordChanger passwords, CliSecretSetter secrets) {
        this.roles = roles;
        this.disabler = disabler;
        this.passwords = passwords;
        this.secrets = secrets;
    }

    @PutMapping("/sysadmin")
    void setAdministrator(
            Principal principal, @PathVariable("user_id") long userId, @RequestBody AdministratorFlag flag) {
        roles.setAdministrator(principal, userId, flag.isSet());
    }

    @PutMapping("/auditor")
    void setAuditor(Principal principal, @PathVariable("user_id") long userId, @RequestBody AuditorFlag flag) {
        roles.setAuditor(principal, userId, flag.isSet());
    }

    @PutMapping("/disabled")
    void setDisabled(Principal principal, @PathVariable("user_id") long userId, @RequestBody DisabledFlag flag) {
        disabler.setDisabled(principal, userId, flag.isSet());
    }

    @PutMapping("/password")
    void setPassword(
            Principal principal,
            @PathVariable("user_id") long userId,
            @RequestBody PasswordChange change,
            HttpServletRequest request) {
        passwords.change(principal, userId, change, request.getRemoteAddr());
    }

    /** @return the secret where it was made here, otherwise an empty object */
    @PutMapping("/cli_secret")
    CliSecret setCliSecret(Principal principal, @PathVariable("user_id") long userId, @RequestBody CliSecret wanted) {
        return new CliSecret(secrets.set(principal, userId, wanted).orElse(null));
    }
}
