using System.Diagnostics.Metrics;

namespace Ballast.Server.Observing;

/// <summary>What a server counts of itself, beside what ASP.NET and .NET count. Labels are questions, outcomes, tables and phases: never a name, a key or a path.</summary>
internal sealed class ServerMetrics
{
    /// <summary>The meter's name; each server has one of its own.</summary>
    public const string Meter = "Ballast";

    // Seconds. A remembered answer takes a millisecond, the dearest question over HTTP a minute.
    private static readonly double[] OfQuestions = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly double[] OfWriting = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600];

    private readonly Histogram<double> _questions;
    private readonly Histogram<double> _written;
    private readonly Counter<long> _remembered;
    private readonly Counter<long> _old;
    private readonly UpDownCounter<long> _streams;

    public ServerMetrics(Meter meter)
    {
        _questions = meter.CreateHistogram(
            "ballast.question.duration",
            "s",
            "Questions that were computed, by how they ended.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = OfQuestions }
        );
        _written = meter.CreateHistogram(
            "ballast.write.duration",
            "s",
            "Imports and syncs that were asked for over HTTP, by how they ended.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = OfWriting }
        );
        _remembered = meter.CreateCounter<long>(
            "ballast.answers.remembered",
            description: "Answers that were given again without computing."
        );
        _old = meter.CreateCounter<long>(
            "ballast.answers.old",
            description: "Answers that were given with their moment while a newer one was made."
        );
        _streams = meter.CreateUpDownCounter<long>("ballast.event.streams", description: "Readers of /events.");
    }

    /// <summary>A question was computed.</summary>
    public void Asked(string question, string outcome, double seconds) =>
        _questions.Record(seconds, new("question", question), new("outcome", outcome));

    /// <summary>Something was written.</summary>
    /// <param name="command">import or sync.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="seconds">How long it took.</param>
    public void Written(string command, string outcome, double seconds) =>
        _written.Record(seconds, new("command", command), new("outcome", outcome));

    /// <summary>An answer was given again.</summary>
    public void Remembered(string question) =>
        _remembered.Add(1, new KeyValuePair<string, object?>("question", question));

    /// <summary>An answer was given though something was written since: a newer one is being made.</summary>
    public void Old(string question) => _old.Add(1, new KeyValuePair<string, object?>("question", question));

    /// <summary>Somebody follows the server until the result is disposed.</summary>
    public IDisposable Following()
    {
        _streams.Add(1);
        return new Follower(_streams);
    }

    private sealed class Follower(UpDownCounter<long> streams) : IDisposable
    {
        public void Dispose() => streams.Add(-1);
    }
}
