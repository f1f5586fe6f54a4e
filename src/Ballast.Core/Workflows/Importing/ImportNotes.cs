using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>What a person should know of rows that were read all the same: the first of them, and how many there are.</summary>
internal sealed class ImportNotes
{
    private readonly List<BadRow> _listed = [];
    private (int Rows, int FirstLine, int FirstRound) _calledResolved;
    private (int Rows, int FirstLine, int FirstRound) _calledRunning;

    public int Count { get; private set; }

    public int Contradictions { get; private set; }

    public IReadOnlyList<BadRow> Listed => _listed;

    public void Add(int line, string text)
    {
        Count++;
        if (_listed.Count < ImportWorkflow.MostListedBadRows)
            _listed.Add(new BadRow(line, text));
    }

    /// <summary>Notes that a row takes back what an earlier one said.</summary>
    public void AddContradiction(int line, string what)
    {
        Contradictions++;
        Add(line, $"an earlier row says something else about {what}; this one counts");
    }

    /// <summary>Thousands of rows of one file share this, so they become one note.</summary>
    public void AddFlagAgainstTime(PerformanceRow row)
    {
        ref var kind = ref row.Resolved == true ? ref _calledResolved : ref _calledRunning;
        kind = kind.Rows == 0 ? (1, row.Line, row.Round) : kind with { Rows = kind.Rows + 1 };
    }

    public void Finish()
    {
        if (_calledResolved.Rows > 0)
            Add(
                _calledResolved.FirstLine,
                $"round {_calledResolved.FirstRound} is called resolved before its resolve time; the flag counts ({Rows(_calledResolved.Rows)})"
            );
        if (_calledRunning.Rows > 0)
            Add(
                _calledRunning.FirstLine,
                $"round {_calledRunning.FirstRound} is called not resolved after its resolve time; kept as not final ({Rows(_calledRunning.Rows)})"
            );
    }

    private static string Rows(int count) => count == 1 ? "1 such row" : $"{count} such rows";
}
