namespace Ballast.Web.Markup;

/// <summary>What the sections of a report ask, in their order, by the name that links use.</summary>
internal static class Questions
{
    /// <summary>Every section.</summary>
    public static IReadOnlyList<(string Id, string Text)> All { get; } =
    [
        ("earned", "What did it earn?"),
        ("risk", "What was the risk?"),
        ("alternatives", "What could have been?"),
        ("windows", "Does it depend on the window?"),
        ("field", "How does it stand against the field?"),
    ];

    /// <summary>The question of a section.</summary>
    public static string Of(string id) => All.First(q => q.Id == id).Text;
}
