using Ballast.Sandbox.Files;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>What owners write about their models, and the pickles of models: kept, shown, and never run.</summary>
internal static class ModelNoteFields
{
    private const int LongestText = 10_000;

    private static readonly Choice[] Versions = Choices("data version", "v5.0", "v5.1", "v5.2");

    private static readonly Choice[] Images = Choices("docker image", "Python 3.10", "Python 3.11", "Python 3.12");

    private sealed record Choice(string Id, string Name);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("computePickleDataVersions", _ => Versions);
        query.Field("computePickleDockerImages", _ => Images);
        foreach (var type in new[] { "ComputePickleDataVersion", "ComputePickleDockerImage" })
            bindings.Type<Choice>(type).Field("id", c => c.Id).Field("name", c => c.Name);
        bindings.Type<PickleUpload>("ComputePickle").Field("id", p => p.Id);
        var mutation = bindings.Type<ApiRequest>("RootMutationType");
        mutation.Field("createComputePickleUpload", Pickle);
        mutation.Field("setUserBio", (r, a) => Note(r, a, n => n with { Bio = Text(a, "value") }));
        mutation.Field(
            "setUserLink",
            (r, a) => Note(r, a, n => n with { LinkText = Text(a, "link_text"), LinkUrl = Text(a, "link_url") })
        );
        // The public client compares the answer with the text "true".
        mutation.Field(
            "setSubmissionWebhook",
            (r, a) => Note(r, a, n => n with { Webhook = Text(a, "new_submission_webhook") }) ? "true" : "false"
        );
        bindings
            .Type<Profile>("V3UserProfile")
            .Field("bio", p => p.Request.Desk.Note(p.Model.Id).Bio)
            .Field("linkText", p => p.Request.Desk.Note(p.Model.Id).LinkText)
            .Field("linkUrl", p => p.Request.Desk.Note(p.Model.Id).LinkUrl);
        bindings.Type<Profile>("Model").Field("submissionWebhook", p => p.Request.Desk.Note(p.Model.Id).Webhook);
    }

    /// <summary>What a data version is called; null for an id that is none.</summary>
    public static string? NameOfVersion(string? id) => Array.Find(Versions, v => v.Id == id)?.Name;

    /// <summary>What an image is called; null for an id that is none.</summary>
    public static string? NameOfImage(string? id) => Array.Find(Images, i => i.Id == id)?.Name;

    private static bool Note(ApiRequest request, Arguments arguments, Func<ModelNote, ModelNote> change)
    {
        var model = UploadFields.Model(request, arguments, null);
        request.Desk.Notes.AddOrUpdate(model.Id, _ => change(ModelNote.Empty), (_, note) => change(note));
        return true;
    }

    private static string? Text(Arguments arguments, string name) =>
        arguments.Text(name) is { Length: > LongestText }
            ? throw new GraphQlException($"{name} has more than {LongestText} characters")
            : arguments.Text(name);

    private static PickleUpload Pickle(ApiRequest request, Arguments arguments)
    {
        var tournament = ApiRequest.Tournament(arguments);
        var model = UploadFields.Model(request, arguments, tournament);
        var file = UploadFields.File(request, arguments, UploadKind.Pickle);
        var pickle = new PickleUpload(
            Ids.Uuid(request.Source.Data!.Seed, model.Id + " pickle", request.Desk.Pickles.Count),
            model.Id,
            tournament,
            request.View.Now,
            file,
            arguments.Text("data_version_id"),
            arguments.Text("docker_image_id")
        );
        request.Desk.Pickles.Enqueue(pickle);
        request.Desk.Store.Close(file);
        return pickle;
    }

    private static Choice[] Choices(string kind, params string[] names) =>
        Array.ConvertAll(names, n => new Choice(Ids.Uuid(0, kind + n), n));
}
