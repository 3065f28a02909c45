package dev.berth.project;

import java.net.URI;
import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
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
import dev.berth.access.ProjectReference;
import dev.berth.access.ProjectScope;
import dev.berth.access.Resource;
import dev.berth.platform.Paging;

/** Members of projects in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name_or_id}/members")
class MemberController {

    private final AccessPolicy policy;
    private final ProjectMembers members;
    private final MemberFinder finder;
    private final MemberEditor editor;
    private final MemberReplies replies;

    MemberController(
            AccessPolicy policy,
            ProjectMembers members,
            MemberFinder finder,
            MemberEditor editor,
            MemberReplies replies) {
        this.policy = policy;
        this.members = members;
        this.finder = finder;
        this.editor = editor;
        this.replies = replies;
    }

    @PostMapping
    ResponseEntity<Void> add(Principal principal, ProjectReference reference, @RequestBody MemberCreation creation) {
        ProjectScope project = policy.require(principal, to(Action.CREATE), reference);
        long id = editor.add(principal, project, finder.require(principal, creation));
        URI location = URI.create("/api/v2.0/projects/" + project.id() + "/members/" + id);
        return ResponseEntity.created(location).build();
    }

    @GetMapping
    ResponseEntity<List<MemberReply>> list(
            Principal principal,
            ProjectReference reference,
            Paging paging,
            @RequestParam(name = "entityname", defaultValue = "") String part) {
        ProjectScope project = policy.require(principal, to(Action.LIST), reference);
        Page<ProjectMember> found =
                members.list(project.id(), part, PageRequest.of(paging.number() - 1, paging.size()));
        return paging.answer(found.getTotalElements(), replies.of(found.getContent()));
    }

    @GetMapping("/{mid}")
    MemberReply get(Principal principal, ProjectReference reference, @PathVariable("mid") long id) {
        ProjectScope project = policy.require(principal, to(Action.READ), reference);
        ProjectMember member = members.find(id, project.id()).orElseThrow(() -> new MemberNotFound(id));
        return replies.of(List.of(member)).getFirst();
    }

    @PutMapping("/{mid}")
    void change(
            Principal principal,
            ProjectReference reference,
            @PathVariable("mid") long id,
            @RequestBody RoleRequest request) {
        editor.change(principal, policy.require(principal, to(Action.UPDATE), reference), id, request);
    }

    @DeleteMapping("/{mid}")
    void remove(Principal principal, ProjectReference reference, @PathVariable("mid") long id) {
        editor.remove(principal, policy.require(principal, to(Action.DELETE), reference), id);
    }

    private static Permission to(Action action) {
        return Permission.to(action, Resource.MEMBER);
    }
}
