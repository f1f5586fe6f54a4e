namespace Ballast.Tests.Web.Browser;

/// <summary>Keys as a person presses them: the browser cannot tell them from a keyboard's.</summary>
internal static class Keyboard
{
    private static readonly Dictionary<string, (int Code, string Text)> Keys = new(StringComparer.Ordinal)
    {
        ["Tab"] = (9, ""),
        ["Enter"] = (13, "\r"),
        ["Space"] = (32, " "),
        ["Backspace"] = (8, ""),
    };

    /// <summary>Presses a key and lets it go: Tab, Enter, Space or Backspace.</summary>
    public static async Task PressAsync(
        this OpenPage page,
        string key,
        CancellationToken cancel,
        bool isShifted = false
    )
    {
        var (code, text) = Keys[key];
        await SendAsync(page, key == "Space" ? " " : key, key, code, text, isShifted, cancel);
    }

    /// <summary>Types letters, digits and signs.</summary>
    public static async Task TypeAsync(this OpenPage page, string text, CancellationToken cancel)
    {
        foreach (var letter in text)
            await SendAsync(page, $"{letter}", "", char.ToUpperInvariant(letter), $"{letter}", false, cancel);
    }

    private static async Task SendAsync(
        OpenPage page,
        string key,
        string place,
        int code,
        string text,
        bool isShifted,
        CancellationToken cancel
    )
    {
        foreach (var type in new[] { text.Length == 0 ? "rawKeyDown" : "keyDown", "keyUp" })
            await page.AskAsync(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = type,
                    ["key"] = key,
                    ["code"] = place,
                    ["windowsVirtualKeyCode"] = code,
                    ["text"] = type == "keyDown" ? text : "",
                    ["modifiers"] = isShifted ? 8 : 0,
                },
                cancel
            );
    }
}
