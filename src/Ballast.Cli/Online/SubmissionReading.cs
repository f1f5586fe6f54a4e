using Ballast.Core.Workflows.Documents;
using Ballast.Numerai;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Wire;

namespace Ballast.Cli.Online;

/// <summary>Reads back what Numerai shows of a submission.</summary>
internal static class SubmissionReading
{
    private static readonly TimeSpan[] Looks =
    [
        TimeSpan.Zero,
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3),
        TimeSpan.FromSeconds(6),
    ];

    private const int Rounds = 3;

    /// <summary>Looks a few times; null where Numerai does not show it by then.</summary>
    public static async Task<WireLatestSubmission?> LookAsync(
        NumeraiClient client,
        string modelId,
        string submissionId,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        foreach (var wait in Looks)
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
            try
            {
                var model = (await client.ModelAsync(modelId, Rounds, cancellation).ConfigureAwait(false)).Value;
                var shown = model
                    ?.LatestSubmissions?.OfType<WireLatestSubmission>()
                    .Where(s => s.Id == submissionId && s.Status is not null)
                    // The same one can be late for a round and queued for the next.
                    .OrderByDescending(s => s.Status!.Value.Is(SubmissionStatus.OnTime))
                    .ThenByDescending(s => s.RoundNumber)
                    .FirstOrDefault();
                if (shown is not null)
                    return shown;
            }
            catch (NumeraiException)
            {
                // It is handed in; that it is not shown is said.
            }
        }
        return null;
    }

    /// <summary>The id of a submission whose answer got lost; null where Numerai shows none of that name.</summary>
    public static async Task<string?> FindAsync(
        NumeraiClient client,
        string modelId,
        string fileName,
        CancellationToken cancellation
    )
    {
        try
        {
            var answer = await client.SubmissionsAsync(modelId, cancellation).ConfigureAwait(false);
            return answer.Value?.FirstOrDefault(s => s.Filename == fileName)?.Id;
        }
        catch (NumeraiException)
        {
            return null;
        }
    }

    /// <summary>The newest rounds of a model.</summary>
    public static ModelSubmissions Of(OwnModel model, int rounds) =>
        new(
            model.Name,
            model.Id,
            model.Key.Label,
            [
                .. (model.Wire.LatestSubmissions ?? [])
                    .OfType<WireLatestSubmission>()
                    .OrderByDescending(s => s.RoundNumber)
                    .Take(rounds)
                    .Select(s => new RoundSubmission(
                        s.RoundNumber,
                        s.RoundCloseStaking ?? s.RoundClose,
                        s.Status?.Text,
                        s.Id,
                        s.Filename,
                        s.Timestamp
                    )),
            ]
        );
}
