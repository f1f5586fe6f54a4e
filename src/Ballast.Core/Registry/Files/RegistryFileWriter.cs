using System.Globalization;
using System.Text;
using Ballast.Core.Rounds;

namespace Ballast.Core.Registry.Files;

/// <summary>Writes <c>registry.yaml</c>: equal registries give equal texts, and the reader reads the same registry of it.</summary>
public static class RegistryFileWriter
{
    private const string Head = """
        # Who is who: docs/registry.md. Change this file, look at it: ballast registry diff registry.yaml
        # Then keep it: ballast registry import registry.yaml

        """;

    /// <summary>The text, with line feeds. Tiers that were taken over are not in it.</summary>
    public static string Write(ModelRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Section(text, "strategies", registry.Strategies, Write);
        if (registry.Slots.Count > 0)
            text.Append("\nslots:\n");
        foreach (var tournament in registry.Slots.GroupBy(s => s.Tournament).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {tournament.Key.Slug()}:\n");
            foreach (var slot in tournament)
                Write(text, slot);
        }
        Section(
            text,
            "groups",
            registry.Groups,
            (t, group) => t.Append(CultureInfo.InvariantCulture, $"  {Quoted(group.Name)}: {List(group.Members)}\n")
        );
        Section(text, "epochs", registry.Epochs, Write);
        return text.ToString();
    }

    private static void Section<T>(
        StringBuilder text,
        string name,
        IReadOnlyList<T> items,
        Action<StringBuilder, T> write
    )
    {
        if (items.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n{name}:\n");
        foreach (var item in items)
            write(text, item);
    }

    private static void Write(StringBuilder text, Strategy strategy)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {Quoted(strategy.Name)}:\n");
        Line(text, "parent", strategy.Parent);
        Line(text, "code", strategy.Code);
        Line(text, "data", strategy.Data);
        Line(text, "target", strategy.Target);
        Line(text, "features", strategy.Features);
        Line(text, "trained-on", strategy.TrainedOn);
        if (strategy.Tags.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"    tags: {List(strategy.Tags)}\n");
        Line(text, "notes", strategy.Notes);
        if (strategy.Own.Count == 0)
            return;
        text.Append("    fields:\n");
        foreach (var (name, value) in strategy.Own.OrderBy(f => f.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"      {Quoted(name)}: {Quoted(value)}\n");
    }

    private static void Write(StringBuilder text, Slot slot)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {Quoted(slot.Name)}:\n");
        if (slot.Account is not null)
            text.Append(CultureInfo.InvariantCulture, $"      account: {Quoted(slot.Account)}\n");
        if (slot.IsFavourite)
            text.Append("      favourite: true\n");
        if (slot.Tags.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"      tags: {List(slot.Tags)}\n");
        if (slot.Assignments.Count == 0)
            return;
        text.Append("      assignments:\n");
        foreach (var (strategy, from, to) in slot.Assignments)
            text.Append(
                CultureInfo.InvariantCulture,
                $"        - {{ strategy: {Quoted(strategy)}, from: {from}{(to is null ? "" : $", to: {to}")} }}\n"
            );
    }

    private static void Write(StringBuilder text, EvidenceEpoch epoch)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {Quoted(epoch.Name)}:\n");
        text.Append(CultureInfo.InvariantCulture, $"    tournament: {epoch.Tournament.Slug()}\n");
        text.Append(CultureInfo.InvariantCulture, $"    from: {epoch.From}\n");
        if (epoch.Strategies.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"    strategies: {List(epoch.Strategies)}\n");
        Line(text, "reason", epoch.Reason);
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.Append(CultureInfo.InvariantCulture, $"    {name}: {Quoted(value)}\n");
    }

    private static string List(IReadOnlyList<string> names) => $"[{string.Join(", ", names.Select(Quoted))}]";

    /// <summary>A plain word stands as it is; everything else in quotes, so that no reader of YAML can take it for something else.</summary>
    private static string Quoted(string value) =>
        IsPlain(value) ? value : $"\"{string.Concat(value.Select(Escaped))}\"";

    private static bool IsPlain(string value) =>
        value.Length > 0
        && char.IsAsciiLetter(value[0])
        && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
        && value.ToLowerInvariant()
            is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n");

    private static string Escaped(char c) =>
        c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' or '\ufeff' => $"\\u{(int)c:x4}",
            _ => c.ToString(),
        };
}
