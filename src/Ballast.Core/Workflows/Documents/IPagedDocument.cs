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
}
