using Ballast.Sandbox.Server;

namespace Ballast.Cli.Options;

/// <summary>Reads what is to go wrong: <c>429=0.1,500=0.05,cut=0.05,partial=0.05,latency=200</c>.</summary>
internal static class FaultsOption
{
    public static FaultOptions Read(string? text, string command)
    {
        var faults = new FaultOptions();
        foreach (
            var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at > 0 ? (part[..at], part[(at + 1)..]) : (part, "");
            double Share() => (double)Numbers.Read(value, $"--faults {name}", command, 0, 1);
            faults = name switch
            {
                "429" => faults with { TooManyRequests = Share() },
                "429-body" => faults with { TooManyRequestsInBody = Share() },
                "500" => faults with { ServerError = Share() },
                "cut" => faults with { CutBefore = Share() / 3, CutAfter = Share() / 3, CutInside = Share() / 3 },
                "500-after" => faults with { ErrorAfter = Share() },
                "redirect" => faults with { Redirect = Share() },
                "stale" => faults with { StaleConnection = Share() },
                "slow" => faults with { SlowAnswer = Share() },
                "late" => faults with { LateDelivery = Share() },
                "partial" => faults with { PartialData = Share() },
                "latency" => faults with
                {
                    LatencyTo = TimeSpan.FromMilliseconds(
                        (double)Numbers.Read(value, "--faults latency", command, 0, 60_000)
                    ),
                },
                _ => throw new UsageException(
                    command,
                    $"--faults is a list such as 429=0.1,429-body=0.1,500=0.1,500-after=0.1,cut=0.1,redirect=0.1,stale=0.1,slow=0.1,late=0.1,partial=0.1,latency=200, not '{part}'."
                ),
            };
        }
        return faults;
    }
}
