using System.Collections.Concurrent;
using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>The final scores of a tournament's models over a span of rounds, made from a seed.</summary>
/// <remarks>
/// Score = skill of the model + deviation x noise. The noise of each score is autoregressive over rounds and made of a factor
/// common to all models and one's own, so that models of one world rise and fall together as they do in reality.
/// Scores are cut to <see cref="Places"/> decimal places: as JSON numbers they then survive the way through a double.
/// </remarks>
internal sealed class GeneratedScores
{
    /// <summary>Decimal places of every score.</summary>
    public const int Places = 12;

    /// <summary>Correlation between two models' main noise.</summary>
    private const double MainCommon = 0.5;

    private readonly ulong _seed;
    private readonly string _place;
    private readonly int _rounds;
    private readonly double[] _mainCommon;
    private readonly Dictionary<string, (ScoreShape Shape, double[] Common)> _shapes;
    private readonly ConcurrentDictionary<(int Model, string Score), decimal[]> _scores = [];

    public GeneratedScores(ulong seed, Tournament tournament, int firstRound, int rounds)
    {
        (_seed, _place, FirstRound, _rounds) = (seed, tournament.Slug(), firstRound, rounds);
        _mainCommon = Noise("common", ScoreShape.DailyPersistence);
        _shapes = ScoreShape
            .All(tournament)
            .ToDictionary(s => s.Name, s => (s, Noise("common " + s.Name, s.Persistence)), StringComparer.Ordinal);
    }

    /// <summary>The first round that has scores.</summary>
    public int FirstRound { get; }

    /// <summary>The names of the scores.</summary>
    public IReadOnlyCollection<string> Names => _shapes.Keys;

    /// <summary>The shape of a score.</summary>
    public ScoreShape Shape(string score) => _shapes[score].Shape;

    /// <summary>The final score of a model in a round, whether or not it took part.</summary>
    public decimal Final(int model, int round, string score) =>
        _scores.GetOrAdd((model, score), key => Create(key.Model, key.Score))[round - FirstRound];

    private decimal[] Create(int model, string score)
    {
        var (shape, common) = _shapes[score];
        var main = Series.Blend(Noise("own", ScoreShape.DailyPersistence, model), _mainCommon, MainCommon);
        var own = Series.Blend(Noise("own " + score, shape.Persistence, model), common, shape.Common);
        var noise = Series.Blend(own, main, shape.Load * shape.Load);
        // Who is good at one score tends to be good at the others.
        var talent = new SeededRandom(_seed, _place + " talent", model).Normal();
        var knack = new SeededRandom(_seed, _place + " knack " + score, model).Normal();
        var skill = shape.Mean + (shape.Spread * ((0.8 * talent) + (0.6 * knack)));
        return [.. noise.Select(n => decimal.Round((decimal)(skill + (shape.Sigma * n)), Places))];
    }

    private double[] Noise(string purpose, double persistence, int model = -1) =>
        Series.Autoregressive(new SeededRandom(_seed, _place + " " + purpose, model), _rounds, persistence);
}
