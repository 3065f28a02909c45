package main

import (
	"fmt"
	"strings"

	v2 "github.com/goharbor/go-client/pkg/sdk/v2.0/client"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/member"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/project"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/robot"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/models"
)

func createProject(api *v2.HarborAPI, a []string) error {
	private := false
	made, err := api.Project.CreateProject(ctx, project.NewCreateProjectParams().WithProject(
		&models.ProjectReq{ProjectName: a[0], Public: &private}))
	if err == nil {
		fmt.Println(made.Location)
	}
	return err
}

func configureProject(api *v2.HarborAPI, a []string) error {
	_, err := api.Project.UpdateProject(ctx, project.NewUpdateProjectParams().WithProjectNameOrID(a[0]).WithProject(
		&models.ProjectReq{Metadata: &models.ProjectMetadata{Public: a[1], AutoScan: &a[2]}}))
	return err
}

func find(api *v2.HarborAPI, name string) (*models.Project, error) {
	found, err := api.Project.GetProject(ctx, project.NewGetProjectParams().WithProjectNameOrID(name))
	if err != nil {
		return nil, err
	}
	return found.Payload, nil
}

func showProject(api *v2.HarborAPI, a []string) error {
	p, err := find(api, a[0])
	if err == nil {
		fmt.Println(p.Name, p.OwnerName, p.Metadata.Public, *p.Metadata.AutoScan, p.CurrentUserRoleID, p.RepoCount)
	}
	return err
}

func deleteProject(api *v2.HarborAPI, a []string) error {
	_, err := api.Project.DeleteProject(ctx, project.NewDeleteProjectParams().WithProjectNameOrID(a[0]))
	return err
}

func roleID(name string) int64 {
	return map[string]int64{"projectAdmin": 1, "developer": 2, "guest": 3, "maintainer": 4, "limitedGuest": 5}[name]
}

func addMember(api *v2.HarborAPI, a []string) error {
	_, err := api.Member.CreateProjectMember(ctx, member.NewCreateProjectMemberParams().WithProjectNameOrID(a[0]).
		WithProjectMember(&models.ProjectMember{RoleID: roleID(a[2]), MemberUser: &models.UserEntity{Username: a[1]}}))
	return err
}

func members(api *v2.HarborAPI, name string) ([]*models.ProjectMemberEntity, error) {
	list, err := api.Member.ListProjectMembers(ctx, member.NewListProjectMembersParams().WithProjectNameOrID(name))
	if err != nil {
		return nil, err
	}
	return list.Payload, nil
}

func memberID(api *v2.HarborAPI, name, user string) (int64, error) {
	all, err := members(api, name)
	for _, one := range all {
		if one.EntityName == user {
			return one.ID, nil
		}
	}
	return 0, orElse(err, "no member "+user)
}

func changeMember(api *v2.HarborAPI, a []string) error {
	id, err := memberID(api, a[0], a[1])
	if err == nil {
		_, err = api.Member.UpdateProjectMember(ctx, member.NewUpdateProjectMemberParams().WithProjectNameOrID(a[0]).
			WithMid(id).WithRole(&models.RoleRequest{RoleID: roleID(a[2])}))
	}
	return err
}

func removeMember(api *v2.HarborAPI, a []string) error {
	id, err := memberID(api, a[0], a[1])
	if err == nil {
		_, err = api.Member.DeleteProjectMember(
			ctx, member.NewDeleteProjectMemberParams().WithProjectNameOrID(a[0]).WithMid(id))
	}
	return err
}

func listMembers(api *v2.HarborAPI, a []string) error {
	all, err := members(api, a[0])
	for _, one := range all {
		fmt.Println(one.EntityName, one.RoleName)
	}
	return err
}

func createRobot(api *v2.HarborAPI, a []string) error {
	var access []*models.Access
	for _, right := range strings.Split(a[2], ",") {
		resource, action, _ := strings.Cut(right, ":")
		access = append(access, &models.Access{Resource: resource, Action: action})
	}
	made, err := api.Robot.CreateRobot(ctx, robot.NewCreateRobotParams().WithRobot(&models.RobotCreate{
		Name: a[1], Level: "project", Duration: -1,
		Permissions: []*models.RobotPermission{{Kind: "project", Namespace: a[0], Access: access}},
	}))
	if err == nil {
		fmt.Println(made.Payload.Name, made.Payload.Secret)
	}
	return err
}

func robots(api *v2.HarborAPI, name string) ([]*models.Robot, error) {
	p, err := find(api, name)
	if err != nil {
		return nil, err
	}
	query := fmt.Sprintf("Level=project,ProjectID=%d", p.ProjectID)
	list, err := api.Robot.ListRobot(ctx, robot.NewListRobotParams().WithQ(&query))
	if err != nil {
		return nil, err
	}
	return list.Payload, nil
}

func findRobot(api *v2.HarborAPI, name, own string) (*models.Robot, error) {
	all, err := robots(api, name)
	for _, one := range all {
		if strings.HasSuffix(one.Name, name+"+"+own) {
			return one, nil
		}
	}
	return nil, orElse(err, "no robot "+own)
}

func describeRobot(api *v2.HarborAPI, a []string) error {
	found, err := findRobot(api, a[0], a[1])
	if err == nil {
		found.Description = a[2]
		_, err = api.Robot.UpdateRobot(ctx, robot.NewUpdateRobotParams().WithRobotID(found.ID).WithRobot(found))
	}
	return err
}

func refreshRobot(api *v2.HarborAPI, a []string) error {
	found, err := findRobot(api, a[0], a[1])
	if err != nil {
		return err
	}
	fresh, err := api.Robot.RefreshSec(
		ctx, robot.NewRefreshSecParams().WithRobotID(found.ID).WithRobotSec(&models.RobotSec{}))
	if err == nil {
		fmt.Println(found.Name, fresh.Payload.Secret)
	}
	return err
}

func listRobots(api *v2.HarborAPI, a []string) error {
	all, err := robots(api, a[0])
	for _, one := range all {
		fmt.Println(one.Name, one.Level, one.ExpiresAt, one.Disable, one.Description)
	}
	return err
}

func deleteRobot(api *v2.HarborAPI, a []string) error {
	found, err := findRobot(api, a[0], a[1])
	if err == nil {
		_, err = api.Robot.DeleteRobot(ctx, robot.NewDeleteRobotParams().WithRobotID(found.ID))
	}
	return err
}
