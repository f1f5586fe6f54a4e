namespace Ballast.Core.Workflows.Documents;

/// <summary>A document that holds a slice of a list.</summary>
public interface IPagedDocument
{
    /// <summary>Entries of the whole list.</summary>
    int Total { get; }

    /// <summary>Entries before the slice.</summary>
    int Offset { get; }

    /// <summary>Entries that a slice has at most.</summary>
    int Limit { get; }

    /// <summary>Entries after the slice.</summary>
    int More { get; }

    /// <summary>The offset at which they begin; null where nothing follows.</summary>
    int? NextOffset { get; }
}

/// <summary>Which slice of a list.</summary>
/// <param name="Limit">Entries at most.</param>
/// <param name="Offset">Entries before it.</param>
public readonly record struct Slice(int Limit, int Offset)
{
    /// <summary>The largest slice.</summary>
    public const int Most = 1000;

    /// <summary>The slice that is given where none is asked for.</summary>
    public static readonly Slice Usual = new(100, 0);

    /// <summary>Everything from an offset on.</summary>
    public static Slice AllFrom(int offset) => new(int.MaxValue, offset);

    /// <summary>The entries of a list that are in it.</summary>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all) => [.. all.Skip(Offset).Take(Limit)];

    /// <summary>How many entries of a list come after it.</summary>
    public int After(int total) => (int)Math.Max(0, total - (long)Offset - Limit);

    /// <summary>Where the next slice begins; null where nothing follows.</summary>
    public int? Next(int total) => After(total) > 0 ? Offset + Limit : null;

    /// <summary>The limit as it is shown: everything is as many as there are.</summary>
    public int ShownLimit(int total) => Limit == int.MaxValue ? total : Limit;
}
