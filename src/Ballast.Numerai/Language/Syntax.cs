namespace Ballast.Numerai.Language;

/// <summary>A stretch of a document's text, from <paramref name="Start"/> up to <paramref name="End"/>.</summary>
internal readonly record struct Span(int Start, int End);

/// <summary>An argument (<c>limit: $limit</c>) or a declared variable (<c>$limit: Int</c>).</summary>
/// <param name="Variable">The variable it declares or passes on; null where the value is anything else.</param>
/// <param name="Whole">Its text.</param>
/// <param name="Required">For a declaration: the type ends in <c>!</c>, so it cannot be left out.</param>
internal sealed record Binding(string? Variable, Span Whole, bool Required);

/// <summary>Arguments of a field, or variables of an operation, with their parentheses.</summary>
internal sealed record BindingList(Span Whole, IReadOnlyList<Binding> Items)
{
    public static BindingList None { get; } = new(default, []);
}

/// <summary>A field that is asked for.</summary>
internal sealed record Selection
{
    /// <summary>The name the server knows.</summary>
    public required string Name { get; init; }

    /// <summary>The key it comes back under: the alias, else the name.</summary>
    public required string ResponseKey { get; init; }

    /// <summary>Whether the answer may lack it: it stands in a fragment or has a directive such as @include.</summary>
    public required bool IsConditional { get; init; }

    /// <summary>Whether the document says that some servers do not have it: <c># may be absent</c> on its line.</summary>
    public required bool MayBeAbsent { get; init; }

    public required Span Whole { get; init; }

    public required BindingList Arguments { get; init; }

    public required IReadOnlyList<Selection> Children { get; init; }
}

/// <summary>One operation of a document.</summary>
/// <param name="Kind">query, mutation or subscription.</param>
/// <param name="Name">Empty for an anonymous one.</param>
/// <param name="Variables">What it declares.</param>
/// <param name="Selections">Its root fields.</param>
internal sealed record Operation(string Kind, string Name, BindingList Variables, IReadOnlyList<Selection> Selections);
