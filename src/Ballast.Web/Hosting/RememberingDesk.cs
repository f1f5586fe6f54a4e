using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Ports;

namespace Ballast.Web.Hosting;

/// <summary>
/// Remembers answers while the store stays as it is, so that a page that is looked at again is there at once. An answer says itself as of when
/// it is; one about "now" is asked anew after some minutes, because time itself makes rounds open and resolve.
/// </summary>
internal sealed class RememberingDesk(IDesk desk, TimeProvider clock) : IDesk
{
    private const int MostAnswers = 100;

    private static readonly TimeSpan Now = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Remembered> _answers = new(StringComparer.Ordinal);
    private string? _stamp;

    /// <inheritdoc/>
    public Answer Ask(Question question, CancellationToken cancellation)
    {
        var stamp = desk.Stamp();
        if (stamp is null)
            return desk.Ask(question, cancellation);
        var (key, asked) = (question.Key(), clock.GetUtcNow());
        lock (_lock)
        {
            if (_stamp != stamp)
                _answers.Clear();
            _stamp = stamp;
            if (_answers.TryGetValue(key, out var known) && asked - known.At < Now)
                return known.Answer;
        }
        var answer = desk.Ask(question, cancellation);
        lock (_lock)
        {
            // What was written while the answer was made may be in it or not: such an answer is given once and not kept.
            if (_stamp == stamp && desk.Stamp() == stamp && answer.Exit < 2)
                Keep(key, new Remembered(answer, asked));
        }
        return answer;
    }

    /// <inheritdoc/>
    public Outcome<IRevisionStore> Open() => desk.Open();

    /// <inheritdoc/>
    public StoreHealth Health() => desk.Health();

    /// <inheritdoc/>
    public string? Stamp() => desk.Stamp();

    private void Keep(string key, Remembered answer)
    {
        if (_answers.Count >= MostAnswers && !_answers.ContainsKey(key))
            _answers.Remove(_answers.MinBy(a => a.Value.At).Key);
        _answers[key] = answer;
    }

    private sealed record Remembered(Answer Answer, DateTimeOffset At);
}
