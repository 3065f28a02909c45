package dev.berth.project;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.ProjectReference;
import dev.berth.access.Resource;
import dev.berth.identity.Accounts;
import dev.berth.platform.Paging;
import jakarta.servlet.http.HttpServletRequest;

/** Members of projects in Harbor's API. */
@RestController
@RequestMapping("/api/v2.0/projects/{project_name_or_id}/members")
class MemberController {

    private final ProjectFinder finder;
    private final ProjectMembers members;
    private final MemberAdder adder;
    private final Accounts accounts;

    MemberController(ProjectFinder finder, ProjectMembers members, MemberAdder adder, Accounts accounts) {
        this.finder = finder;
        this.members = members;
        this.adder = adder;
        this.accounts = accounts;
    }

    @PostMapping
    ResponseEntity<Void> add(Principal principal, ProjectReference reference, @RequestBody MemberCreation creation) {
        Project project = finder.require(principal, Permission.to(Action.CREATE, Resource.MEMBER), reference);
        ProjectMember member = adder.add(project, creation);
        URI location = URI.create("/api/v2.0/projects/" + project.id() + "/members/" + member.id());
        return ResponseEntity.created(location).build();
    }

    @GetMapping
    ResponseEntity<List<MemberReply>> list(
            Principal principal,
            ProjectReference reference,
            @RequestParam @Nullable Integer page,
            @RequestParam(name = "page_size") @Nullable Integer pageSize,
            HttpServletRequest request) {
        Project project = finder.require(principal, Permission.to(Action.LIST, Resource.MEMBER), reference);
        Paging paging = Paging.of(page, pageSize);
        Page<ProjectMember> found = members.list(project.id(), PageRequest.of(paging.number() - 1, paging.size()));
        Map<Long, String> names = accounts.names(
                found.getContent().stream().map(ProjectMember::userId).toList());
        return ResponseEntity.ok()
                .headers(paging.headers(request, found.getTotalElements()))
                .body(found.getContent().stream()
                        .map(member -> MemberReply.of(member, names.getOrDefault(member.userId(), "")))
                        .toList());
    }
}
