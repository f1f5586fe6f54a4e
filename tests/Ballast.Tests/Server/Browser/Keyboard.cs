namespace Ballast.Tests.Server.Browser;

/// <summary>Keys as a person presses them: the browser cannot tell them from a keyboard's.</summary>
internal static class Keyboard
{
    /// <summary>Presses a key and lets it go: Tab, Enter, Space or Backspace.</summary>
    public static async Task PressAsync(
        this OpenPage page,
        string key,
        CancellationToken cancel,
        bool isShifted = false
    )
    {
        var keys = page.Page.Keyboard;
        if (isShifted)
            await keys.DownAsync("Shift").WaitAsync(cancel);
        await keys.PressAsync(key).WaitAsync(cancel);
        if (isShifted)
            await keys.UpAsync("Shift").WaitAsync(cancel);
    }

    /// <summary>Types letters, digits and signs.</summary>
    public static Task TypeAsync(this OpenPage page, string text, CancellationToken cancel) =>
        page.Page.Keyboard.TypeAsync(text).WaitAsync(cancel);
}
