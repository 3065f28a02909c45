package dev.berth.identity;

import java.net.URI;
import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import jakarta.servlet.http.HttpServletRequest;

/** Accounts in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/users")
class UserController {

    private final UserListing listing;
    private final UserCreator creator;
    private final ProfileUpdater updater;
    private final UserRemover remover;

    UserController(UserListing listing, UserCreator creator, ProfileUpdater updater, UserRemover remover) {
        this.listing = listing;
        this.creator = creator;
        this.updater = updater;
        this.remover = remover;
    }

    @GetMapping
    ResponseEntity<List<UserReply>> list(Principal principal, ListQuery query, Paging paging) {
        Page<UserReply> found = listing.list(principal, query, paging);
        return paging.answer(found.getTotalElements(), found.getContent());
    }

    @GetMapping("/search")
    ResponseEntity<List<UserSearchItem>> search(Principal principal, @RequestParam String username, Paging paging) {
        Page<UserSearchItem> found = listing.search(principal, username, paging);
        return paging.answer(found.getTotalElements(), found.getContent());
    }

    @PostMapping
    ResponseEntity<Void> create(Principal principal, @RequestBody UserCreation creation, HttpServletRequest request) {
        long id = creator.create(principal, creation, request.getRemoteAddr());
        return ResponseEntity.created(URI.create("/api/v2.0/users/" + id)).build();
    }

    @GetMapping("/{user_id}")
    UserReply get(Principal principal, @PathVariable("user_id") long userId) {
        return listing.get(principal, userId);
    }

    @PutMapping("/{user_id}")
    void update(
            Principal principal,
            @PathVariable("user_id") long userId,
            @RequestBody UserProfile profile,
            HttpServletRequest request) {
        updater.update(principal, userId, profile, request.getRemoteAddr());
    }

    @DeleteMapping("/{user_id}")
    void delete(Principal principal, @PathVariable("user_id") long userId) {
        remover.delete(principal, userId);
    }
}
