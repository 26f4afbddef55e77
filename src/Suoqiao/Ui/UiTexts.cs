namespace Suoqiao.Ui;

/// <summary>Texts of the shell and the shared components (see UiTexts.resx).</summary>
public sealed class UiTexts;
