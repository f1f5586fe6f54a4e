using System.Text;
using System.Text.Json.Nodes;

namespace Ballast.Delivery.Channels;

/// <summary>What one chat obeys in a text, and how it wants it: a chat is one value of this.</summary>
/// <param name="Most">Characters that a text may have before it is escaped.</param>
/// <param name="Escape">Makes a line say what stands in it, and do nothing.</param>
/// <param name="Body">The document that carries a text.</param>
internal sealed record ChatTemplate(int Most, Func<string, string> Escape, Func<string, string, JsonObject> Body)
{
    // Joins what stands beside it and is not seen: behind it no name begins.
    private const char WordJoiner = '\u2060';

    /// <summary>
    /// Telegram: as plain text nothing is markup. It still turns @name and /command into links that ring at somebody, so these are taken apart by a joiner that nobody sees.
    /// </summary>
    public static ChatTemplate Telegram { get; } =
        new(
            3500,
            line =>
                line.Replace("@", $"@{WordJoiner}", StringComparison.Ordinal)
                    .Replace("/", $"/{WordJoiner}", StringComparison.Ordinal),
            (text, chat) =>
                new JsonObject
                {
                    ["chat_id"] = chat,
                    ["text"] = text,
                    ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
                }
        );

    /// <summary>Discord: a backslash makes any sign a sign; nobody is rung at; links show no preview.</summary>
    public static ChatTemplate Discord { get; } =
        new(
            900,
            Backslashed,
            (text, _) =>
                new JsonObject
                {
                    ["content"] = text,
                    ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
                    ["flags"] = SuppressEmbeds,
                }
        );

    /// <summary>Slack, and those that understand the same: three signs begin what it obeys; the others are switched off.</summary>
    public static ChatTemplate Slack { get; } =
        new(
            3500,
            line =>
                line.Replace("&", "&amp;", StringComparison.Ordinal)
                    .Replace("<", "&lt;", StringComparison.Ordinal)
                    .Replace(">", "&gt;", StringComparison.Ordinal),
            (text, _) =>
                new JsonObject
                {
                    ["text"] = text,
                    ["mrkdwn"] = false,
                    ["parse"] = "none",
                    ["link_names"] = false,
                    ["unfurl_links"] = false,
                }
        );

    private const int SuppressEmbeds = 4;

    // Everything that Discord's Markdown, mentions and emoji begin with. Of lists and headings: only where they begin the line.
    private static string Backslashed(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        var isBeginning = true;
        foreach (var c in line)
        {
            if ("\\*_~`|[]()<>@:#".Contains(c) || (isBeginning && c is '-' or '+' or '.'))
                escaped.Append('\\');
            escaped.Append(c);
            isBeginning = isBeginning && (c is ' ' || char.IsAsciiDigit(c));
        }
        return escaped.ToString();
    }
}
