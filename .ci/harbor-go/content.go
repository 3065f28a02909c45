package main

import (
	"fmt"
	"net/url"
	"slices"

	v2 "github.com/goharbor/go-client/pkg/sdk/v2.0/client"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/artifact"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/label"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/client/repository"
	"github.com/goharbor/go-client/pkg/sdk/v2.0/models"
)

func listRepositories(api *v2.HarborAPI, a []string) error {
	list, err := api.Repository.ListRepositories(
		ctx, repository.NewListRepositoriesParams().WithProjectName(a[0]).WithSort(text("name")))
	if err != nil {
		return err
	}
	for _, one := range list.Payload {
		fmt.Println(one.Name, one.ArtifactCount)
	}
	return nil
}

func deleteRepository(api *v2.HarborAPI, a []string) error {
	_, err := api.Repository.DeleteRepository(
		ctx, repository.NewDeleteRepositoryParams().WithProjectName(a[0]).WithRepositoryName(encoded(a[1])))
	return err
}

func listArtifacts(api *v2.HarborAPI, a []string) error {
	yes := true
	list, err := api.Artifact.ListArtifacts(ctx, artifact.NewListArtifactsParams().WithProjectName(a[0]).
		WithRepositoryName(encoded(a[1])).WithQ(&a[2]).WithWithTag(&yes).WithWithLabel(&yes))
	if err != nil {
		return err
	}
	for _, one := range list.Payload {
		var tags, labels []string
		for _, tag := range one.Tags {
			tags = append(tags, tag.Name)
		}
		for _, given := range one.Labels {
			labels = append(labels, given.Name)
		}
		slices.Sort(tags)
		fmt.Println(one.Type, one.Digest, tags, labels)
	}
	return nil
}

func createLabel(api *v2.HarborAPI, a []string) error {
	p, err := find(api, a[0])
	if err == nil {
		_, err = api.Label.CreateLabel(ctx, label.NewCreateLabelParams().WithLabel(
			&models.Label{Name: a[1], Scope: "p", ProjectID: int64(p.ProjectID), Color: "#00ff00"}))
	}
	return err
}

func labelID(api *v2.HarborAPI, name, own string) (int64, error) {
	p, err := find(api, name)
	if err != nil {
		return 0, err
	}
	id := int64(p.ProjectID)
	list, err := api.Label.ListLabels(
		ctx, label.NewListLabelsParams().WithScope(text("p")).WithProjectID(&id).WithName(&own))
	if err != nil || len(list.Payload) == 0 {
		return 0, orElse(err, "no label "+own)
	}
	return list.Payload[0].ID, nil
}

func deleteLabel(api *v2.HarborAPI, a []string) error {
	id, err := labelID(api, a[0], a[1])
	if err == nil {
		_, err = api.Label.DeleteLabel(ctx, label.NewDeleteLabelParams().WithLabelID(id))
	}
	return err
}

func addLabel(api *v2.HarborAPI, a []string) error {
	id, err := labelID(api, a[0], a[3])
	if err == nil {
		_, err = api.Artifact.AddLabel(ctx, artifact.NewAddLabelParams().WithProjectName(a[0]).
			WithRepositoryName(encoded(a[1])).WithReference(a[2]).WithLabel(&models.Label{ID: id}))
	}
	return err
}

func removeLabel(api *v2.HarborAPI, a []string) error {
	id, err := labelID(api, a[0], a[3])
	if err == nil {
		_, err = api.Artifact.RemoveLabel(ctx, artifact.NewRemoveLabelParams().WithProjectName(a[0]).
			WithRepositoryName(encoded(a[1])).WithReference(a[2]).WithLabelID(id))
	}
	return err
}

func createTag(api *v2.HarborAPI, a []string) error {
	_, err := api.Artifact.CreateTag(ctx, artifact.NewCreateTagParams().WithProjectName(a[0]).
		WithRepositoryName(encoded(a[1])).WithReference(a[2]).WithTag(&models.Tag{Name: a[3]}))
	return err
}

func deleteTag(api *v2.HarborAPI, a []string) error {
	_, err := api.Artifact.DeleteTag(ctx, artifact.NewDeleteTagParams().WithProjectName(a[0]).
		WithRepositoryName(encoded(a[1])).WithReference(a[2]).WithTagName(a[3]))
	return err
}

func copyArtifact(api *v2.HarborAPI, a []string) error {
	made, err := api.Artifact.CopyArtifact(ctx, artifact.NewCopyArtifactParams().WithProjectName(a[0]).
		WithRepositoryName(encoded(a[1])).WithFrom(a[2]))
	if err == nil {
		fmt.Println(made.Location)
	}
	return err
}

func deleteArtifact(api *v2.HarborAPI, a []string) error {
	_, err := api.Artifact.DeleteArtifact(ctx, artifact.NewDeleteArtifactParams().WithProjectName(a[0]).
		WithRepositoryName(encoded(a[1])).WithReference(a[2]))
	return err
}

// encoded is what Harbor wants of a repository's name: a slash in it is encoded here, and once more by the module.
func encoded(name string) string { return url.PathEscape(name) }
