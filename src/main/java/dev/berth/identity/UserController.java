package dev.berth.identity;

import java.net.URI;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Principal;
import dev.berth.access.Unauthenticated;

/** Accounts in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/users")
class UserController {

    private final AccessPolicy policy;
    private final Users users;
    private final UserCreator creator;

    UserController(AccessPolicy policy, Users users, UserCreator creator) {
        this.policy = policy;
        this.users = users;
        this.creator = creator;
    }

    @PostMapping
    ResponseEntity<Void> create(Principal principal, @RequestBody UserCreation creation) {
        policy.requireAdministrator(principal);
        User user = creator.create(creation);
        return ResponseEntity.created(URI.create("/api/v2.0/users/" + user.id()))
                .build();
    }

    @GetMapping("/current")
    UserReply current(Principal principal) {
        Principal.User signedIn = policy.requirePerson(principal);
        return users.find(signedIn.id())
                .map(UserReply::of)
                .orElseThrow(() -> new Unauthenticated("this account was deleted"));
    }
}
