using System.Text.Json;

namespace Ballast.Tests.Sandbox.Server;

public class ModelNoteTests
{
    [Fact]
    public async Task BioLinkAndWebhook_AreKeptAndShown()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        var model = await client.OwnModelAsync();
        var done = await client.DataAsync(
            "mutation($m: String!) { setUserBio(value: \"slow and steady\", modelId: $m) setUserLink(linkText: \"mine\", linkUrl: \"https://example.com\", modelId: $m) setSubmissionWebhook(modelId: $m, newSubmissionWebhook: \"https://example.com/run\") }",
            new { m = model },
            key: true
        );
        done.GetProperty("setUserBio").GetBoolean().ShouldBeTrue();
        done.GetProperty("setSubmissionWebhook").GetString().ShouldBe("true");
        const string Shown =
            "query($m: ID!) { model(modelId: $m) { name submissionWebhook } v3UserProfile(modelName: \"amber_anchor\") { bio linkText linkUrl } }";
        var data = await client.DataAsync(Shown, new { m = model }, key: true);
        data.GetProperty("model").GetProperty("name").GetString().ShouldBe("amber_anchor");
        data.GetProperty("model").GetProperty("submissionWebhook").GetString().ShouldBe("https://example.com/run");
        data.GetProperty("v3UserProfile")
            .ToString()
            .ShouldBe("{\"bio\":\"slow and steady\",\"linkText\":\"mine\",\"linkUrl\":\"https://example.com\"}");
        await client.DataAsync(
            "mutation($m: String!) { setSubmissionWebhook(modelId: $m) }",
            new { m = model },
            key: true
        );
        (await client.DataAsync(Shown, new { m = model }, key: true))
            .GetProperty("model")
            .GetProperty("submissionWebhook")
            .ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Pickle_IsTakenAndNeverRun()
    {
        await using var client = await TestClient.StartAsync(TestClient.Legacy);
        using var files = new FileClient(client);
        var model = await client.OwnModelAsync();
        var address = await client.DataAsync(
            "query($m: String) { computePickleUploadAuth(filename: \"model.pkl\", modelId: $m) { filename url } computePickleDataVersions { id name } computePickleDockerImages { id name } }",
            new { m = model },
            key: true
        );
        var auth = address.GetProperty("computePickleUploadAuth");
        await files.PutAsync(new Uri(auth.GetProperty("url").GetString()!), [1, 2, 3]);
        const string Create =
            "mutation($f: String!, $m: String, $d: String) { createComputePickleUpload(filename: $f, tournament: 8, modelId: $m, dataVersionId: $d) { id } }";
        var filename = auth.GetProperty("filename").GetString();
        var version = address.GetProperty("computePickleDataVersions")[0].GetProperty("id").GetString();
        var made = await client.DataAsync(
            Create,
            new
            {
                f = filename,
                m = model,
                d = version,
            },
            key: true
        );
        Guid.TryParse(made.GetProperty("createComputePickleUpload").GetProperty("id").GetString(), out _)
            .ShouldBeTrue();
        (await client.ErrorAsync(Create, new { f = "other.pkl", m = model }, key: true)).ShouldStartWith("No file");
        var id = made.GetProperty("createComputePickleUpload").GetProperty("id").GetString();
        var listed = await client.DataAsync(
            """
            query($m: ID, $id: ID) { computePickles(modelId: $m) { id filename version modelId assignedModelSlots dataVersion validationStatus }
              one: computePickles(id: $id) { id } none: computePickles(id: "x") { id } free: computePickles(unassigned: true) { id }
              model(modelId: $m) { computePickleUpload { id } } }
            """,
            new { m = model, id },
            key: true
        );
        var pickle = listed.GetProperty("computePickles").EnumerateArray().Single();
        (pickle.GetProperty("id").GetString(), pickle.GetProperty("filename").GetString()).ShouldBe((id, filename));
        (pickle.GetProperty("version").GetInt32(), pickle.GetProperty("dataVersion").GetString()).ShouldBe((1, "v5.0"));
        pickle.GetProperty("assignedModelSlots")[0].GetString().ShouldBe(model);
        pickle.GetProperty("validationStatus").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        listed.GetProperty("one").GetArrayLength().ShouldBe(1);
        listed.GetProperty("none").GetArrayLength().ShouldBe(0);
        listed.GetProperty("free").GetArrayLength().ShouldBe(0);
        listed.GetProperty("model").GetProperty("computePickleUpload").GetProperty("id").GetString().ShouldBe(id);
    }
}
