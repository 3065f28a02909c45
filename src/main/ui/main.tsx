import { render } from "preact";
import "bootstrap/dist/css/bootstrap.css";
import "./style/berth.css";
import "./style/artifact.css";
import { App } from "./app/app";
import { showTheme } from "./app/theme";

showTheme();
render(<App />, document.getElementById("app")!);
