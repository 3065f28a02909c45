package dev.berth.identity;

import java.net.URI;
import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Principal;
import jakarta.servlet.http.HttpServletRequest;

/** By which accounts at providers people sign in; operations of Berth's own. */
@RestController
@RequestMapping("/api/v2.0/users/{user_id}/links")
class LinkController {

    private final UserListing listing;
    private final LinkCreator creator;
    private final LinkRemover remover;

    LinkController(UserListing listing, LinkCreator creator, LinkRemover remover) {
        this.listing = listing;
        this.creator = creator;
        this.remover = remover;
    }

    @GetMapping
    List<LinkReply> list(Principal principal, @PathVariable("user_id") long userId) {
        return listing.links(principal, userId);
    }

    @PostMapping
    ResponseEntity<Void> create(
            Principal principal,
            @PathVariable("user_id") long userId,
            @RequestBody LinkCreation creation,
            HttpServletRequest request) {
        long id = creator.create(principal, userId, creation, request.getRemoteAddr());
        return ResponseEntity.created(URI.create("/api/v2.0/users/" + userId + "/links/" + id))
                .build();
    }

    @DeleteMapping("/{link_id}")
    void delete(Principal principal, @PathVariable("user_id") long userId, @PathVariable("link_id") long linkId) {
        remover.remove(principal, userId, linkId);
    }
}
