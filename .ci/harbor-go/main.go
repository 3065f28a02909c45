// harbor-go makes single calls of Harbor's API through Harbor's own Go module, for the tests.
//
//	HARBOR_URL=http://localhost:8080 HARBOR_USERNAME=… HARBOR_PASSWORD=… harbor-go COMMAND ARGUMENT…
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/goharbor/go-client/pkg/harbor"
	v2 "github.com/goharbor/go-client/pkg/sdk/v2.0/client"
)

var ctx = context.Background()

type command struct {
	arguments string
	run       func(*v2.HarborAPI, []string) error
}

var commands = map[string]command{
	"create-project":    {"PROJECT", createProject},
	"configure-project": {"PROJECT PUBLIC AUTO_SCAN", configureProject},
	"show-project":      {"PROJECT", showProject},
	"delete-project":    {"PROJECT", deleteProject},
	"add-member":        {"PROJECT USER ROLE", addMember},
	"change-member":     {"PROJECT USER ROLE", changeMember},
	"remove-member":     {"PROJECT USER", removeMember},
	"list-members":      {"PROJECT", listMembers},
	"create-robot":      {"PROJECT NAME RESOURCE:ACTION,…", createRobot},
	"describe-robot":    {"PROJECT NAME DESCRIPTION", describeRobot},
	"refresh-robot":     {"PROJECT NAME", refreshRobot},
	"list-robots":       {"PROJECT", listRobots},
	"delete-robot":      {"PROJECT NAME", deleteRobot},
	"list-repositories": {"PROJECT", listRepositories},
	"delete-repository": {"PROJECT REPOSITORY", deleteRepository},
	"list-artifacts":    {"PROJECT REPOSITORY QUERY", listArtifacts},
	"create-label":      {"PROJECT LABEL", createLabel},
	"delete-label":      {"PROJECT LABEL", deleteLabel},
	"add-label":         {"PROJECT REPOSITORY REFERENCE LABEL", addLabel},
	"remove-label":      {"PROJECT REPOSITORY REFERENCE LABEL", removeLabel},
	"create-tag":        {"PROJECT REPOSITORY REFERENCE TAG", createTag},
	"delete-tag":        {"PROJECT REPOSITORY REFERENCE TAG", deleteTag},
	"copy-artifact":     {"PROJECT REPOSITORY FROM", copyArtifact},
	"delete-artifact":   {"PROJECT REPOSITORY REFERENCE", deleteArtifact},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(words []string) error {
	if len(words) == 0 {
		return fmt.Errorf("expected a command")
	}
	wanted, known := commands[words[0]]
	if !known || len(words)-1 != len(strings.Fields(wanted.arguments)) {
		return fmt.Errorf("expected harbor-go %s %s", words[0], wanted.arguments)
	}
	set, err := harbor.NewClientSet(&harbor.ClientSetConfig{
		URL:      os.Getenv("HARBOR_URL"),
		Username: os.Getenv("HARBOR_USERNAME"),
		Password: os.Getenv("HARBOR_PASSWORD"),
	})
	if err != nil {
		return err
	}
	return wanted.run(set.V2(), words[1:])
}

func text(value string) *string { return &value }

func orElse(err error, message string) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%s", message)
}
