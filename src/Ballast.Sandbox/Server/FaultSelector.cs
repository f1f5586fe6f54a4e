using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Server;

/// <summary>Decides by seed what goes wrong with the n-th request.</summary>
internal sealed class FaultSelector(FaultOptions options)
{
    private int _requests;

    public int RetryAfterSeconds => options.RetryAfterSeconds;

    /// <summary>How long a slow answer takes.</summary>
    public TimeSpan SlowBy => options.SlowBy;

    /// <summary>How much later a late request is carried out.</summary>
    public TimeSpan LateBy => options.LateBy;

    /// <summary>The fault of the next request, how long it waits, and which field a partial answer loses.</summary>
    public (Fault Fault, TimeSpan Latency, int LostField) Next(bool isMutation)
    {
        var random = new SeededRandom(options.Seed, "fault", Interlocked.Increment(ref _requests));
        var spread = options.LatencyTo - options.LatencyFrom;
        var latency = options.LatencyFrom + (spread > TimeSpan.Zero ? spread * random.Uniform() : TimeSpan.Zero);
        var (draw, retryAfter, lost) = (random.Uniform(), random.Happens(0.5), random.Integer(1, 8));
        if (options.Mutations is { } only && only != isMutation)
            return (Fault.None, latency, lost);
        (Fault Fault, double Probability)[] faults =
        [
            (retryAfter ? Fault.TooManyWithRetryAfter : Fault.TooMany, options.TooManyRequests),
            (Fault.TooManyInBody, options.TooManyRequestsInBody),
            (Fault.ServerError, options.ServerError),
            (Fault.CutBefore, options.CutBefore),
            (Fault.CutAfter, options.CutAfter),
            (Fault.CutInside, options.CutInside),
            (Fault.PartialData, options.PartialData),
            (Fault.ErrorAfter, options.ErrorAfter),
            (Fault.Redirect, options.Redirect),
            (Fault.StaleConnection, options.StaleConnection),
            (Fault.SlowAnswer, options.SlowAnswer),
            (Fault.LateDelivery, options.LateDelivery),
        ];
        foreach (var (fault, probability) in faults)
        {
            draw -= probability;
            if (draw < 0)
                return (fault, latency, lost);
        }
        return (Fault.None, latency, lost);
    }
}
