namespace Ballast.Core.Evidence.Maturity;

/// <summary>What is usual for a step: its mean and mean square by the scoring days it lies between, and the model's own size.</summary>
internal sealed class StepSizes
{
    /// <summary>Steps between the same two scoring days must come from so many rounds, or they would be measured by themselves.</summary>
    private const int FewestRounds = 10;

    private readonly int _days;
    private readonly int[] _counts;
    private readonly int[] _rounds;
    private readonly double[] _means;
    private readonly double[] _squares;
    private readonly double[] _own;

    public StepSizes(ScorePaths paths, int now)
    {
        _days = paths.Days + 1;
        (_counts, _rounds) = (new int[_days * _days], new int[_days * _days]);
        (_means, _squares) = (new double[_days * _days], new double[_days * _days]);
        var last = new int[_days * _days];
        foreach (var step in ScoreStep.Read(paths, now))
        {
            var kind = Kind(step);
            _means[kind] += (step.Move - _means[kind]) / ++_counts[kind];
            _rounds[kind] += last[kind] == step.Round + 1 ? 0 : 1;
            last[kind] = step.Round + 1;
        }
        foreach (var step in ScoreStep.Read(paths, now))
        {
            var (kind, beyond) = (Kind(step), step.Move - _means[Kind(step)]);
            _squares[kind] += beyond * beyond / _counts[kind];
        }
        _own = new double[paths.Models.Count];
        var days = new double[paths.Models.Count];
        Array.Fill(_own, double.NaN);
        foreach (var step in ScoreStep.Read(paths, now))
        {
            var square = OfField(step);
            if (double.IsNaN(square))
                continue;
            days[step.Model] += step.Days;
            var before = double.IsNaN(_own[step.Model]) ? 0 : _own[step.Model];
            _own[step.Model] = before + ((square - before) * step.Days / days[step.Model]);
        }
    }

    /// <summary>The square of a step in what is usual; NaN where that is not known.</summary>
    public double Square(ScoreStep step) => _own[step.Model] > 0 ? OfField(step) / _own[step.Model] : double.NaN;

    private double OfField(ScoreStep step)
    {
        var kind = Kind(step);
        if (_rounds[kind] < FewestRounds || !(_squares[kind] > 0))
            return double.NaN;
        var beyond = step.Move - _means[kind];
        return beyond * beyond / _squares[kind];
    }

    private int Kind(ScoreStep step) => (step.From * _days) + step.To;
}
