import 'htmx.org';
import './copy';
import './job';
import './chart-element';
import './workbench';
import './page';
