package dev.berth.identity.group;

import java.net.URI;
import java.util.List;

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

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.platform.Paging;

/** Groups in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/usergroups")
class GroupController {

    private final AccessPolicy policy;
    private final Groups groups;
    private final GroupEditor editor;
    private final GroupTable table;

    GroupController(AccessPolicy policy, Groups groups, GroupEditor editor, GroupTable table) {
        this.policy = policy;
        this.groups = groups;
        this.editor = editor;
        this.table = table;
    }

    @GetMapping
    ResponseEntity<List<GroupReply>> list(
            Principal principal,
            @RequestParam(name = "group_name", defaultValue = "") String name,
            @RequestParam(name = "ldap_group_dn", defaultValue = "") String dn,
            Paging paging) {
        policy.requireSystem(principal, to(Action.LIST));
        GroupFilter filter = new GroupFilter(name, dn);
        List<Group> found = table.list(filter, paging);
        return paging.answer(
                table.count(filter), found.stream().map(GroupReply::of).toList());
    }

    /** For everybody who has signed in, so that project administrators find whom to add; like the search for people (S43). */
    @GetMapping("/search")
    ResponseEntity<List<GroupSearchItem>> search(
            Principal principal, @RequestParam("groupname") String name, Paging paging) {
        policy.requireAccount(principal);
        GroupFilter filter = new GroupFilter(GroupName.of(name).value(), "");
        List<Group> found = table.list(filter, paging);
        return paging.answer(
                table.count(filter), found.stream().map(GroupSearchItem::of).toList());
    }

    @PostMapping
    ResponseEntity<Void> create(Principal principal, @RequestBody GroupRequest request) {
        policy.requireSystem(principal, to(Action.CREATE));
        Group group = groups.make(principal, request.wanted());
        return ResponseEntity.created(URI.create("/api/v2.0/usergroups/" + group.id()))
                .build();
    }

    @GetMapping("/{group_id}")
    GroupReply get(Principal principal, @PathVariable("group_id") long id) {
        policy.requireSystem(principal, to(Action.READ));
        return GroupReply.of(groups.require(id));
    }

    @PutMapping("/{group_id}")
    void rename(Principal principal, @PathVariable("group_id") long id, @RequestBody GroupRequest request) {
        policy.requireSystem(principal, to(Action.UPDATE));
        editor.rename(principal, id, GroupName.of(request.groupName()));
    }

    @DeleteMapping("/{group_id}")
    void delete(Principal principal, @PathVariable("group_id") long id) {
        policy.requireSystem(principal, to(Action.DELETE));
        editor.delete(principal, id);
    }

    private static Permission to(Action action) {
        return Permission.to(action, Resource.USER_GROUP);
    }
}
