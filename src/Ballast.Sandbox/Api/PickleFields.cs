using Ballast.Sandbox.GraphQl;

namespace Ballast.Sandbox.Api;

/// <summary>Uploaded pickles as lists and models show them. They are kept and never run: no state of validation or of a trigger.</summary>
internal static class PickleFields
{
    /// <summary>A pickle, the how-many-th of its model.</summary>
    private sealed record Row(PickleUpload Pickle, int Version);

    public static void Bind(Bindings bindings)
    {
        bindings.Type<ApiRequest>("RootQueryType").Field("computePickles", Find);
        bindings
            .Type<Profile>("Model")
            .Field("computePickleUpload", p => Rows(p.Request).LastOrDefault(r => r.Pickle.ModelId == p.Model.Id));
        bindings
            .Type<Row>("ComputePickleUpload")
            .Field("id", r => r.Pickle.Id)
            .Field("filename", r => r.Pickle.File.Name)
            .Field("version", r => r.Version)
            .Field("modelId", r => r.Pickle.ModelId)
            .Field("assignedModelSlots", r => new[] { r.Pickle.ModelId })
            .Field("dataVersionId", r => r.Pickle.DataVersionId)
            .Field("dataVersion", r => ModelNoteFields.NameOfVersion(r.Pickle.DataVersionId))
            .Field("dockerImageId", r => r.Pickle.DockerImageId)
            .Field("dockerImageName", r => ModelNoteFields.NameOfImage(r.Pickle.DockerImageId))
            .Field("triggers", _ => Array.Empty<object>())
            .Field("insertedAt", r => r.Pickle.At)
            .Field("updatedAt", r => r.Pickle.At);
    }

    /// <summary>The caller's, newest first; each is assigned to the model it was uploaded for.</summary>
    private static IEnumerable<Row> Find(ApiRequest request, Arguments arguments)
    {
        var (id, model) = (arguments.Text("id"), arguments.Text("model_id"));
        if (model is not null)
            request.Own(model);
        if (arguments.Truth("unassigned") == true)
            return [];
        var own = request.OwnModels().Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return Rows(request)
            .Where(r => own.Contains(r.Pickle.ModelId))
            .Where(r => (id is null || r.Pickle.Id == id) && (model is null || r.Pickle.ModelId == model))
            .Reverse();
    }

    private static IEnumerable<Row> Rows(ApiRequest request) =>
        request
            .Desk.Pickles.GroupBy(p => p.ModelId, StringComparer.Ordinal)
            .SelectMany(g => g.Select((p, i) => new Row(p, i + 1)))
            .OrderBy(r => r.Pickle.At);
}
