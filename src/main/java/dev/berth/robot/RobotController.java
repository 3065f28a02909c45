package dev.berth.robot;

import java.net.URI;
import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Action;
import dev.berth.access.Principal;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;

/** Robots in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/robots")
class RobotController {

    private final RobotAuthority authority;
    private final Robots robots;
    private final RobotListing listing;
    private final RobotReplies replies;
    private final RobotCreator creator;
    private final RobotEditor editor;
    private final SecretRotation rotation;

    RobotController(
            RobotAuthority authority,
            Robots robots,
            RobotListing listing,
            RobotReplies replies,
            RobotCreator creator,
            RobotEditor editor,
            SecretRotation rotation) {
        this.authority = authority;
        this.robots = robots;
        this.listing = listing;
        this.replies = replies;
        this.creator = creator;
        this.editor = editor;
        this.rotation = rotation;
    }

    @PostMapping
    ResponseEntity<CreatedRobot> create(Principal principal, @RequestBody RobotCreation creation) {
        CreatedRobot created = creator.create(principal, creation);
        return ResponseEntity.created(URI.create("/api/v2.0/robots/" + created.id()))
                .body(created);
    }

    @GetMapping
    ResponseEntity<List<RobotReply>> list(Principal principal, ListQuery query, Paging paging) {
        Page<Robot> found = listing.find(principal, query, paging);
        return paging.answer(found.getTotalElements(), replies.of(found.getContent()));
    }

    @GetMapping("/{robot_id}")
    RobotReply get(Principal principal, @PathVariable("robot_id") long id) {
        Robot robot = authority.require(principal, Action.READ, id, robots.find(id));
        return replies.of(List.of(robot)).getFirst();
    }

    @PutMapping("/{robot_id}")
    void update(Principal principal, @PathVariable("robot_id") long id, @RequestBody RobotUpdate update) {
        editor.update(principal, id, update);
    }

    @PatchMapping("/{robot_id}")
    ChangedSecret changeSecret(
            Principal principal, @PathVariable("robot_id") long id, @RequestBody SecretChange change) {
        return rotation.change(principal, id, change);
    }

    @DeleteMapping("/{robot_id}")
    void delete(Principal principal, @PathVariable("robot_id") long id) {
        editor.delete(principal, id);
    }

    /** Harbor has no second secret, and so no such operation. */
    @DeleteMapping("/{robot_id}/previous-secret")
    void revokePreviousSecret(Principal principal, @PathVariable("robot_id") long id) {
        rotation.revokePrevious(principal, id);
    }
}
