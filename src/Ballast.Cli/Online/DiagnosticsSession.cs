using System.Reflection;
using System.Text.Json;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;
using Ballast.Numerai.Changes;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Transfers;
using Ballast.Numerai.Wire;

namespace Ballast.Cli.Online;

/// <summary>Uploads validation predictions, waits for their diagnostics, and shows them.</summary>
internal sealed class DiagnosticsSession(CommandContext context, NumeraiSession session, TimeSpan patience)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    /// <summary>Does it.</summary>
    public int Run(OwnModel model, string? file, string? id)
    {
        if (file is null)
            return Show(model, null, id);
        var upload = UploadFile.Of(file);
        var outcome = TransferBar.Over(
            context,
            "diagnostics",
            progress =>
                OnlineOptions.Wait(
                    session
                        .Submissions(model.Key)
                        .UploadDiagnosticsAsync(
                            context.Tournament,
                            model.Id,
                            upload,
                            progress,
                            context.CliHost.Cancellation
                        )
                )
        );
        return outcome switch
        {
            ChangeOutcome<WireCreatedUpload>.Accepted { Value.Id: { } made } => Show(model, upload.Name, made),
            ChangeOutcome<WireCreatedUpload>.Refused { Code: NumeraiErrorCode.Refused } no => context.Screen.Refuse(
                new Refusal("not-uploaded", no.Reason)
            ),
            ChangeOutcome<WireCreatedUpload>.Refused no => context.Screen.Fail("api", no.Reason),
            ChangeOutcome<WireCreatedUpload>.Unknown lost => context.Screen.Refuse(
                new Refusal(
                    "unknown",
                    $"{lost.Why} Whether they were taken is not known: ballast diagnostics --model {model.Name} shows the newest."
                )
            ),
            _ => throw new InvalidOperationException("A change has three outcomes."),
        };
    }

    private int Show(OwnModel model, string? file, string? id)
    {
        var found = OnlineOptions.Wait(LookAsync(model, id));
        var document = new DiagnosticsDocument
        {
            File = file,
            Model = model.Name,
            Id = found?.Id ?? id,
            Status = found?.Status,
            Message = found?.Message,
            TrainedOnValidation = found?.TrainedOnVal,
            Figures = Figures(found),
            Eras = [.. (found?.PerEraDiagnostics ?? []).OfType<WireEraDiagnostics>().Select(Era)],
        };
        context.Screen.Answer(document, DiagnosticsText.Write);
        return document is { Id: null } or { Status: "failed" } ? Screen.Refused : Screen.Done;
    }

    private async Task<WireDiagnostics?> LookAsync(OwnModel model, string? id)
    {
        var clock = context.CliHost.Clock;
        var start = clock.GetTimestamp();
        while (true)
        {
            var answer = await session
                .Client(model.Key)
                .DiagnosticsAsync(model.Id, id, context.CliHost.Cancellation)
                .ConfigureAwait(false);
            var shown = answer.Value ?? [];
            var newest = shown.FirstOrDefault(d => id is null || d.Id == id) ?? (shown.Count > 0 ? shown[0] : null);
            var isOver = newest is { Status: not "pending" } || (newest is null && id is null);
            if (isOver || clock.GetElapsedTime(start) + BetweenLooks > patience)
                return newest;
            await Task.Delay(BetweenLooks, clock, context.CliHost.Cancellation).ConfigureAwait(false);
        }
    }

    private static EraDiagnostics Era(WireEraDiagnostics era) => new(era.Era, Figures(era));

    /// <summary>All numbers that came, by Numerai's names.</summary>
    private static IReadOnlyDictionary<string, double> Figures(object? wire) =>
        wire is null
            ? KnownFigures.Of()
            : KnownFigures.Of([
                .. wire.GetType()
                    .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .Where(p => p.PropertyType == typeof(double?))
                    .Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), (double?)p.GetValue(wire))),
            ]);
}
