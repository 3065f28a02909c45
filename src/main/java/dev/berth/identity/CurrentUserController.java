package dev.berth.identity;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;

/** Who makes the request, and what they may do in a project, in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/users/current")
class CurrentUserController {

    private final UserListing listing;
    private final CurrentPermissions permissions;

    CurrentUserController(UserListing listing, CurrentPermissions permissions) {
        this.listing = listing;
        this.permissions = permissions;
    }

    @GetMapping
    UserReply current(Principal principal) {
        return listing.current(principal);
    }

    @GetMapping("/permissions")
    List<PermissionReply> permissions(
            Principal principal,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "false") boolean relative) {
        return permissions.within(principal, scope, relative);
    }
}
