namespace Ballast.Core.Numerics;

/// <summary>Standard normal numbers from a seeded stream, two at a time (Box and Muller 1958).</summary>
internal struct NormalRandom(ulong seed, ulong stream)
{
    private SeededRandom _chance = new(seed, stream);
    private double _spare = double.NaN;

    /// <summary>The next number.</summary>
    public double Next()
    {
        if (!double.IsNaN(_spare))
        {
            var kept = _spare;
            _spare = double.NaN;
            return kept;
        }
        var length = Math.Sqrt(-2 * Math.Log(1 - _chance.Uniform()));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * _chance.Uniform());
        _spare = length * sine;
        return length * cosine;
    }
}
