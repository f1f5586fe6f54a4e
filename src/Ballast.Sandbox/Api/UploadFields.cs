using Ballast.Core.Rounds;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.Sources;
using Ballast.Sandbox.Uploads;

namespace Ballast.Sandbox.Api;

/// <summary>Submissions: an address for the file, the mutation that hands it in, and the way to have it back.</summary>
internal static class UploadFields
{
    private sealed record Address(string? Filename, string Url);

    private sealed record Created(Upload Upload);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("submissionUploadAuth", (r, a) => Auth(r, a, UploadKind.Submission));
        query.Field("submissionUploadSignalsAuth", (r, a) => Auth(r, a, UploadKind.Submission));
        query.Field("diagnosticsUploadAuth", (r, a) => Auth(r, a, UploadKind.Diagnostics));
        query.Field("computePickleUploadAuth", (r, a) => Auth(r, a, UploadKind.Pickle));
        query.Field("submissionDownloadAuth", Download);
        var mutation = bindings.Type<ApiRequest>("RootMutationType");
        mutation.Field("createSubmission", (r, a) => Submit(r, a, ApiRequest.Tournament(a)));
        mutation.Field("createSignalsSubmission", (r, a) => Submit(r, a, Tournament.Signals));
        foreach (var type in new[] { "UploadAuth", "DownloadAuth" })
            bindings.Type<Address>(type).Field("filename", a => a.Filename).Field("url", a => a.Url);
        bindings
            .Type<Created>("CreatedSubmission")
            .Field("id", c => c.Upload.Id)
            .Field("firstEffectiveDate", c => c.Upload.Tournament == Tournament.Signals ? c.Upload.Time : null);
    }

    /// <summary>The caller's model that is meant: the named one, or the only one of the tournament.</summary>
    /// <exception cref="GraphQlException">There is none, or it cannot be known which.</exception>
    public static ModelRecord Model(ApiRequest request, Arguments arguments, Tournament? tournament)
    {
        if (request.Source.Data is null)
            throw new GraphQlException("This sandbox serves recorded rounds and takes no files");
        if (arguments.Text("model_id") is { Length: > 0 } id)
        {
            var named = request.Own(id);
            return tournament is null || named.Tournament == tournament
                ? named
                : throw new GraphQlException("Model does not take part in this tournament");
        }
        var own = request.OwnModels().Where(m => tournament is null || m.Tournament == tournament).Take(2).ToList();
        return own.Count switch
        {
            1 => own[0],
            0 => throw new GraphQlException("Model not found"),
            _ => throw new GraphQlException("A model id is needed: the account has several models"),
        };
    }

    /// <summary>A file that was put at an address of the caller.</summary>
    /// <exception cref="GraphQlException">There is none.</exception>
    public static StoredFile File(ApiRequest request, Arguments arguments, UploadKind kind) =>
        request.Desk.Store.Find(arguments.Text("filename")!, kind, request.Caller.Id)
        ?? throw new GraphQlException("No file of this name was uploaded: PUT it to its address first");

    private static Address Auth(ApiRequest request, Arguments arguments, UploadKind kind)
    {
        Model(request, arguments, TournamentOf(arguments, kind));
        var address = request.Desk.Store.CreateUpload(arguments.Text("filename")!, kind, request.Caller.Id);
        return new Address(
            address.Filename,
            $"{request.Origin}/files/uploads/{address.Token}/{Uri.EscapeDataString(address.Filename)}"
        );
    }

    // A pickle names its tournament with the mutation, and the other two may leave it out.
    private static Tournament? TournamentOf(Arguments arguments, UploadKind kind) =>
        kind == UploadKind.Pickle || arguments.Int("tournament") is not { } number ? null : (Tournament)number;

    private static Created Submit(ApiRequest request, Arguments arguments, Tournament tournament)
    {
        var model = Model(request, arguments, tournament);
        var file = File(request, arguments, UploadKind.Submission);
        lock (request.Desk.Submitting)
        {
            var round = Round(request, tournament);
            var upload = new Upload
            {
                Id = request.Source.Uploads!.NextId(model.Id),
                ModelId = model.Id,
                Tournament = tournament,
                Round = round.Number,
                Time = request.View.Now,
                IsLate = request.View.Now >= round.CloseTime,
                Filename = file.Name,
                File = file.Bytes,
                Values = Checked(request, file, round),
                Source = arguments.Text("source"),
                DataDatestamp = arguments.Int("data_datestamp"),
                TriggerId = arguments.Text("trigger_id"),
            };
            request.Source.Submit(upload);
            request.Desk.Store.Close(file);
            request.Refresh();
            return new Created(upload);
        }
    }

    /// <summary>The newest round, open or just closed.</summary>
    private static RoundRecord Round(ApiRequest request, Tournament tournament) =>
        request.View.Rounds(tournament) is { Count: > 0 } rounds
        && RoundCalendar.OpenTime(rounds[^1].Number + 1) > request.View.Now
            ? rounds[^1]
            : throw new GraphQlException("Current round not open for submissions");

    private static double[] Checked(ApiRequest request, StoredFile file, RoundRecord round)
    {
        try
        {
            return PredictionChecks.Check(
                PredictionReader.Read(file.Bytes, round.Tournament),
                request.Source.Data!.Find(round.Tournament, round.Number)
            );
        }
        catch (UploadException e)
        {
            throw new GraphQlException(e.Message);
        }
    }

    private static Address? Download(ApiRequest request, Arguments arguments)
    {
        if (arguments.Text("id") is not { } id)
            return null;
        var upload = request.Source.Uploads?.Find(id);
        if (upload is null || request.OwnModels().All(m => m.Id != upload.ModelId) || upload.Time > request.View.Now)
            throw new GraphQlException("Submission not found, or nothing was uploaded for it");
        var token = request.Desk.Store.CreateDownload(new StoredFile(upload.Filename, upload.File));
        return new Address(
            upload.Filename,
            $"{request.Origin}/files/submissions/{token}/{Uri.EscapeDataString(upload.Filename)}"
        );
    }
}
