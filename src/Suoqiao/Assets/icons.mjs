// The Tabler outline icons that the site uses: https://tabler.io/icons. Add a name here before using <Icon Name="…" />.
export const icons = [
  'adjustments-horizontal', 'alert-circle', 'alert-triangle', 'archive', 'arrow-down', 'arrow-back-up', 'arrow-left', 'arrow-right', 'arrow-up', 'arrows-exchange',
  'award', 'ban', 'bell', 'books', 'briefcase', 'building', 'building-bank', 'building-factory-2', 'bulb', 'calendar', 'calendar-event', 'certificate',
  'chart-line', 'chart-bar', 'check', 'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up', 'circle', 'circle-check', 'clipboard-check', 'clock',
  'cloud-upload', 'copy', 'database', 'device-floppy', 'dots', 'download', 'edit', 'external-link', 'eye', 'eye-off', 'file-spreadsheet', 'file-text',
  'filter', 'flag', 'flask', 'gavel', 'help-circle', 'history', 'home', 'id', 'inbox', 'info-circle', 'key', 'language', 'link', 'list', 'list-check',
  'lock', 'login-2', 'logout', 'mail', 'map-pin', 'menu-2', 'message', 'minus', 'news', 'notes', 'paperclip', 'phone', 'player-stop', 'plus', 'printer',
  'puzzle', 'refresh', 'report-analytics', 'rotate-clockwise', 'route', 'scale', 'school', 'search', 'selector', 'send', 'settings', 'shield-check',
  'sitemap', 'star', 'tag', 'target', 'timeline', 'tool', 'trash', 'trending-down', 'trending-up', 'upload', 'user', 'user-check', 'user-plus', 'users',
  'users-group', 'world', 'x',
];
